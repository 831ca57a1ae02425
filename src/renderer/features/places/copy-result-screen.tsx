import type { CopyReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { resultOf, type JobResult } from '../../lib/job-result'
import { say } from '../../words/say'
import { FactsCard } from '../job/facts-card'
import { IssueList } from '../job/issue-list'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'

/** What was copied to a place, and what of it was looked at again. */
export function CopyResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'copy')
  return (
    <ResultFrame
      job={job}
      title={outcome => say(`places.copyResult.outcomes.${outcome}`)}
      lead={report === null ? undefined : describe(resultOf(job), report)}
      missing={missing ? say('places.copyResult.noReport') : null}
    >
      {report !== null && (
        <>
          <IssueList id={job.id} issues={report.issues} />
          <FactsCard
            title={say('places.copyResult.title', { place: report.place })}
            facts={factsOf(report)}
          />
        </>
      )}
    </ResultFrame>
  )
}

function describe(outcome: JobResult, { place, backups, uploaded, elapsedMs }: Outcome<CopyReport>): string {
  if (outcome === 'cancelled' || outcome === 'failed') return say('places.copyResult.stopped', { place })
  if (backups === 0 && uploaded.count === 0) return say('places.copyResult.nothing', { place })
  return say('places.copyResult.lead', { place, backups, seconds: elapsedMs / 1000 })
}

function factsOf(report: CopyReport): readonly (readonly [label: string, value: string])[] {
  const { uploaded, alreadyThere, readBack, removed } = report
  return [
    [say('places.copyResult.uploaded'), say('common.tally', { ...uploaded })],
    [say('places.copyResult.alreadyThere'), say('common.tally', { ...alreadyThere })],
    [say('places.copyResult.readBack'), say('common.tally', { ...readBack })],
    ...(removed === 0
      ? []
      : [
          [
            say('places.copyResult.removed'),
            say('places.copyResult.removedCount', { count: removed }),
          ] as const,
        ]),
  ]
}
