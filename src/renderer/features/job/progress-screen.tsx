import type { JobSnapshot } from '../../../shared/model/job'
import { isEncrypting } from '../../lib/is-encrypting'
import { jobPercent } from '../../lib/job-percent'
import { describePhase } from '../../words/describe-phase'
import { format, say } from '../../words/say'
import { Card } from '../../ui/card'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { ProgressBar } from '../../ui/progress-bar'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CurrentItem } from './current-item'
import { HoldNotice } from './hold-notice'
import { JobButtons } from './job-buttons'
import { ProgressFacts } from './progress-facts'
import { RunningProblems } from './running-problems'
import styles from './progress-screen.module.css'

/** A job while it runs: a backup, or a check of one. */
export function ProgressScreen({ job }: { readonly job: JobSnapshot }) {
  const percent = job.phase === 'preparing' ? null : jobPercent(job)
  const { kind, phoneName } = job
  return (
    <Screen
      header={
        <ScreenHeader
          title={say(`jobs.${kind}.title`, { phone: phoneName })}
          lead={say(`jobs.${kind}.lead`)}
          actions={isEncrypting(job) && <EncryptedBadge />}
        />
      }
      footer={<JobButtons job={job} />}
    >
      {!job.cancelling && <HoldNotice hold={job.hold} />}
      <Card aria-label={say(`jobs.${kind}.progress`)} className={styles.card}>
        <div className={styles.top}>
          <p className={styles.phase}>{describePhase(job)}</p>
          {percent !== null && <p className={styles.percent}>{format().percent(percent)}</p>}
        </div>
        <ProgressBar label={say(`jobs.${kind}.progress`)} percent={percent} still={job.hold !== null} />
        <CurrentItem
          label={say(`jobs.${kind}.currentItem`)}
          name={job.hold === null ? job.currentItem : null}
        />
        <ProgressFacts job={job} />
      </Card>
      <RunningProblems job={job} />
    </Screen>
  )
}
