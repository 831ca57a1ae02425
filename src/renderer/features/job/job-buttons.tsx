import { Pause, Play } from 'lucide-react'
import type { JobSnapshot } from '../../../shared/model/job'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './progress-screen.module.css'

/** Pause or go on, and cancel. */
export function JobButtons({ job }: { readonly job: JobSnapshot }) {
  const { pending, error, run } = useAction()
  const { id, kind, cancelling } = job
  const paused = job.hold?.kind === 'paused'
  return (
    <div className={styles.bar}>
      {error !== null && <ErrorNotice error={error} />}
      <ConfirmDialog
        trigger={<Button disabled={pending || cancelling}>{say(`jobs.${kind}.cancel`)}</Button>}
        title={say(`jobs.${kind}.cancelTitle`)}
        text={say(`jobs.${kind}.cancelText`)}
        confirm={say(`jobs.${kind}.cancelConfirm`)}
        keep={say('progress.cancelKeep')}
        onConfirm={() => run(() => call(window.api.jobs.cancel({ id })))}
      />
      <Button
        icon={paused ? Play : Pause}
        variant={paused ? 'primary' : 'secondary'}
        disabled={cancelling}
        onClick={() => run(() => call(window.api.jobs.setPaused({ id, paused: !paused })))}
      >
        {paused ? say('progress.resume') : say('progress.pause')}
      </Button>
    </div>
  )
}
