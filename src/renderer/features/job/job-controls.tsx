import { Pause, Play } from 'lucide-react'
import type { JobSnapshot } from '../../../shared/model/job'
import { call } from '../../call'
import { jobWords } from '../../messages/job-words'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './progress-screen.module.css'

/** Pause or go on, and cancel. */
export function JobControls({ job }: { readonly job: JobSnapshot }) {
  const { pending, error, run } = useAction()
  const { id, cancelling } = job
  const own = jobWords(job)
  const paused = job.hold?.kind === 'paused'
  return (
    <div className={styles.bar}>
      {error !== null && <ErrorNotice error={error} />}
      <ConfirmDialog
        trigger={<Button disabled={pending || cancelling}>{own.cancel}</Button>}
        title={own.cancelTitle}
        text={own.cancelText}
        confirm={own.cancelConfirm}
        keep={words.backup.cancelKeep}
        onConfirm={() => run(() => call(window.api.jobs.cancel({ id })))}
      />
      <Button
        icon={paused ? Play : Pause}
        variant={paused ? 'primary' : 'secondary'}
        disabled={cancelling}
        onClick={() => run(() => call(window.api.jobs.setPaused({ id, paused: !paused })))}
      >
        {paused ? words.backup.resume : words.backup.pause}
      </Button>
    </div>
  )
}
