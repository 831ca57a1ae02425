import type { ExportReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { words } from '../../messages/words'
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
      title={outcome => words.exportResult.outcomes[outcome]}
      lead={report === null ? undefined : describe(report)}
      missing={missing ? words.exportResult.noReport : null}
    >
      {report !== null && (
        <>
          <FolderCard id={job.id} label={report.folder} />
          <IssueList id={job.id} issues={report.issues} />
          <FactsCard title={words.exportResult.title} facts={factsOf(report)} />
        </>
      )}
    </ResultFrame>
  )
}

function describe({ exported, elapsedMs }: Outcome<ExportReport>): string {
  return exported.count === 0
    ? words.exportResult.nothing
    : words.exportResult.lead(exported.count, exported.bytes, elapsedMs / 1000)
}

function factsOf(report: ExportReport): readonly (readonly [label: string, value: string])[] {
  const { exported, alreadyThere, renamed } = report
  return [
    [words.exportResult.exported, words.common.tally(exported.count, exported.bytes)],
    [words.exportResult.alreadyThere, words.common.tally(alreadyThere.count, alreadyThere.bytes)],
    ...(renamed === 0 ? [] : [[words.exportResult.renamed, words.common.count(renamed)] as const]),
  ]
}
