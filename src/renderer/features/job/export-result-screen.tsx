import type { ExportReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { say } from '../../words/say'
import { FactsCard } from './facts-card'
import { FolderCard } from './folder-card'
import { IssueList } from './issue-list'
import { ResultFrame } from './result-frame'
import { useReport } from './use-report'

/** What became of an export that has ended, and where it is. */
export function ExportResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'export')
  return (
    <ResultFrame
      job={job}
      title={outcome => say(`exportResult.outcomes.${outcome}`)}
      lead={report === null ? undefined : describe(report)}
      missing={missing ? say('exportResult.noReport') : null}
    >
      {report !== null && (
        <>
          <FolderCard id={job.id} label={report.folder} />
          <IssueList id={job.id} issues={report.issues} />
          <FactsCard title={say('exportResult.title')} facts={factsOf(report)} />
        </>
      )}
    </ResultFrame>
  )
}

function describe({ exported, elapsedMs }: Outcome<ExportReport>): string {
  return exported.count === 0
    ? say('exportResult.nothing')
    : say('exportResult.lead', { count: exported.count, bytes: exported.bytes, seconds: elapsedMs / 1000 })
}

function factsOf(report: ExportReport): readonly (readonly [label: string, value: string])[] {
  const { exported, alreadyThere, renamed } = report
  return [
    [say('exportResult.exported'), say('common.tally', { count: exported.count, bytes: exported.bytes })],
    [
      say('exportResult.alreadyThere'),
      say('common.tally', { count: alreadyThere.count, bytes: alreadyThere.bytes }),
    ],
    ...(renamed === 0
      ? []
      : [[say('exportResult.renamed'), say('common.count', { count: renamed })] as const]),
  ]
}
