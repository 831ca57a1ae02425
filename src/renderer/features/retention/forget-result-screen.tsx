import type { ForgetReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { say } from '../../words/say'
import { IssueList } from '../job/issue-list'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'

/** What became of the backups that were to go. */
export function ForgetResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'forget')
  return (
    <ResultFrame
      job={job}
      title={outcome => say(`retention.result.outcomes.${outcome}`)}
      lead={report === null ? undefined : describe(report)}
      missing={missing ? say('retention.result.noReport') : null}
    >
      {report !== null && <IssueList id={job.id} issues={report.issues} />}
    </ResultFrame>
  )
}

function describe({ removal, removed, freedBytes }: Outcome<ForgetReport>): string {
  if (removed === 0) return say('retention.result.nothing')
  return freedBytes === null
    ? say(`retention.result.lead.${removal}`, { count: removed })
    : say(`retention.result.leadFrees.${removal}`, { count: removed, bytes: freedBytes })
}
