import type { BackupReport } from '../../../shared/model/backup-report'
import type { JobSnapshot, Outcome } from '../../../shared/model/job'
import { resultOf, type JobResult } from '../../lib/job-result'
import { addTallies } from '../../lib/tally-selected'
import { words } from '../../messages/words'
import { resumeSelection } from '../../store/begin-backup'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { ResultDetails } from './result-details'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'

/** What became of a backup that has ended. */
export function ResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'backup')
  return (
    <ResultFrame
      job={job}
      title={outcome => words.result.outcomes[outcome]}
      lead={report === null ? undefined : describe(resultOf(job), job, report)}
      missing={missing ? words.result.noReport : null}
      actions={
        job.status === 'done' ? (
          <Button onClick={() => go('library', { name: 'list' })}>{words.result.seeInLibrary}</Button>
        ) : (
          <Button onClick={resumeSelection}>{words.result.resume}</Button>
        )
      }
    >
      {report !== null && <ResultDetails id={job.id} report={report} />}
    </ResultFrame>
  )
}

function describe(outcome: JobResult, job: JobSnapshot, report: Outcome<BackupReport>): string {
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
