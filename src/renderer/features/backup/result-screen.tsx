import { useEffect } from 'react'
import type { BackupReport, JobSnapshot } from '../../../shared/model/job'
import { outcomeOf, type Outcome } from '../../lib/outcome'
import { addTallies } from '../../lib/tally-picks'
import { words } from '../../messages/words'
import { goOnWithBackup } from '../../store/begin-backup'
import { markSeen } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Screen } from '../../ui/screen'
import { ErrorNotice } from '../problem/error-notice'
import { OutcomeHeader } from './outcome-header'
import { ResultDetails } from './result-details'
import { useReport } from './use-report'
import styles from './result-screen.module.css'

/** What became of a backup that has ended. */
export function ResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id)
  const outcome = outcomeOf(job)
  useEffect(() => markSeen(job.id), [job.id])
  return (
    <Screen
      header={
        <OutcomeHeader
          outcome={outcome}
          title={words.result.outcomes[outcome]}
          lead={report === null ? undefined : describe(outcome, job, report)}
          actions={job.encrypted && <EncryptedBadge />}
        />
      }
      footer={<ResultFooter stopped={job.status !== 'done'} />}
    >
      {job.error !== undefined && <ErrorNotice error={job.error} />}
      {missing && job.error === undefined && <p className={styles.soft}>{words.result.noReport}</p>}
      {report !== null && <ResultDetails id={job.id} report={report} />}
    </Screen>
  )
}

function ResultFooter({ stopped }: { readonly stopped: boolean }) {
  return (
    <div className={styles.bar}>
      {stopped && <Button onClick={goOnWithBackup}>{words.result.goOn}</Button>}
      <Button variant="primary" onClick={() => go({ name: 'home' })}>
        {words.common.backToStart}
      </Button>
    </div>
  )
}

function describe(outcome: Outcome, job: JobSnapshot, report: BackupReport): string {
  const { count, bytes } = addTallies(Object.values(report.saved))
  switch (outcome) {
    case 'done':
      return words.result.doneText(count, bytes, report.elapsedMs / 1000)
    case 'with-problems':
      return words.result.withProblemsText(count, bytes, job.issueCount)
    case 'cancelled':
    case 'failed':
      return words.result.stoppedText(count, bytes)
  }
}
