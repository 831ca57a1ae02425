import type { FetchReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { resultOf, type JobResult } from '../../lib/job-result'
import { say } from '../../words/say'
import { FolderCard } from '../job/folder-card'
import { IssueList } from '../job/issue-list'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'

/** A backup that was brought back from a place. */
export function FetchResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'fetch')
  const outcome = resultOf(job)
  return (
    <ResultFrame
      job={job}
      title={result => say(`places.fetchResult.outcomes.${result}`)}
      lead={report === null ? undefined : describe(outcome, report)}
      missing={missing ? say('places.fetchResult.noReport') : null}
    >
      {report !== null && (
        <>
          {outcome !== 'cancelled' && outcome !== 'failed' && (
            <FolderCard id={job.id} label={report.folder} />
          )}
          <IssueList id={job.id} issues={report.issues} />
        </>
      )}
    </ResultFrame>
  )
}

function describe(outcome: JobResult, { items, bytes, elapsedMs }: Outcome<FetchReport>): string {
  if (outcome === 'cancelled' || outcome === 'failed') return say('places.fetchResult.stopped')
  return say('places.fetchResult.lead', { items, bytes, seconds: elapsedMs / 1000 })
}
