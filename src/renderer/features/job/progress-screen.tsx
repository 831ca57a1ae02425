import type { JobSnapshot } from '../../../shared/model/job'
import { isEncrypting } from '../../lib/is-encrypting'
import { jobPercent } from '../../lib/job-percent'
import { describePhase } from '../../messages/describe-phase'
import { jobWords } from '../../messages/job-words'
import { words } from '../../messages/words'
import { Card } from '../../ui/card'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Notice } from '../../ui/notice'
import { ProgressBar } from '../../ui/progress-bar'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CurrentItem } from './current-item'
import { HoldNotice } from './hold-notice'
import { JobControls } from './job-controls'
import { ProgressFacts } from './progress-facts'
import styles from './progress-screen.module.css'

/** A job while it runs: a backup, or a check of one. */
export function ProgressScreen({ job }: { readonly job: JobSnapshot }) {
  const percent = job.phase === 'preparing' ? null : jobPercent(job)
  const own = jobWords(job)
  return (
    <Screen
      header={
        <ScreenHeader
          title={own.title(job.phoneName)}
          lead={own.lead}
          actions={isEncrypting(job) && <EncryptedBadge />}
        />
      }
      footer={<JobControls job={job} />}
    >
      {!job.cancelling && <HoldNotice hold={job.hold} />}
      <Card aria-label={own.progress} className={styles.card}>
        <div className={styles.top}>
          <p className={styles.phase}>{describePhase(job)}</p>
          {percent !== null && <p className={styles.percent}>{words.backup.percent(percent)}</p>}
        </div>
        <ProgressBar label={own.progress} percent={percent} still={job.hold !== null} />
        <CurrentItem label={own.currentItem} name={job.hold === null ? job.currentItem : null} />
        <ProgressFacts job={job} />
      </Card>
      {job.issueCount > 0 && <Notice tone="info" title={own.problems(job.issueCount)} />}
    </Screen>
  )
}
