import type { JobSnapshot } from '../../../shared/model/job'
import { call } from '../../call'
import { jobPercent } from '../../lib/job-percent'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { CurrentItem } from './current-item'
import { ProgressFacts } from './progress-facts'
import styles from './progress-screen.module.css'

export function ProgressScreen({ job }: { readonly job: JobSnapshot }) {
  const percent = job.phase === 'preparing' ? null : jobPercent(job)
  const phase = job.cancelling ? words.backup.cancelling : words.backup.phases[job.phase]
  return (
    <Screen
      header={<ScreenHeader title={words.backup.title(job.phoneName)} lead={words.backup.keepConnected} />}
      footer={<CancelBar job={job} />}
    >
      <Card aria-label={words.backup.progress} className={styles.card}>
        <div className={styles.top}>
          <p className={styles.phase}>{phase}</p>
          {percent !== null && <p className={styles.percent}>{words.backup.percent(percent)}</p>}
        </div>
        <ProgressBar label={words.backup.progress} percent={percent} />
        <CurrentItem name={job.currentItem} />
        <ProgressFacts job={job} />
      </Card>
      {job.issueCount > 0 && <Notice tone="info" title={words.backup.problems(job.issueCount)} />}
    </Screen>
  )
}

function CancelBar({ job }: { readonly job: JobSnapshot }) {
  const { pending, error, run } = useAction()
  const cancel = () => run(() => call(window.api.jobs.cancel({ id: job.id })))
  return (
    <div className={styles.bar}>
      {error !== null && <ErrorNotice error={error} />}
      <ConfirmDialog
        trigger={<Button disabled={pending || job.cancelling}>{words.backup.cancel}</Button>}
        title={words.backup.cancelTitle}
        text={words.backup.cancelText}
        confirm={words.backup.cancelConfirm}
        keep={words.backup.cancelKeep}
        onConfirm={cancel}
      />
    </div>
  )
}
