import type { BackupReport } from '../../../shared/model/backup-report'
import type { JobSnapshot, Outcome } from '../../../shared/model/job'
import { resultOf, type JobResult } from '../../lib/job-result'
import { addTallies } from '../../lib/tally-selected'
import { say } from '../../words/say'
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
      title={outcome => say(`result.outcomes.${outcome}`)}
      lead={report === null ? undefined : describe(resultOf(job), job, report)}
      missing={missing ? say('result.noReport') : null}
      actions={
        job.status === 'done' ? (
          <Button onClick={() => go('library', { name: 'list' })}>{say('result.seeInLibrary')}</Button>
        ) : (
          <Button onClick={resumeSelection}>{say('result.resume')}</Button>
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
      return say('result.doneText', { items: count, bytes, seconds: report.elapsedMs / 1000 })
    case 'with-problems':
      return say('result.withProblemsText', { items: count, bytes, problems: job.issueCount })
    case 'cancelled':
    case 'failed':
      return say('result.stoppedText', { items: count, bytes })
  }
}
