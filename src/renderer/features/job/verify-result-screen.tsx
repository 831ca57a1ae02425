import { faultCodes } from '../../../shared/model/issue'
import { type JobSnapshot, type Outcome, type VerifyReport } from '../../../shared/model/job'
import { groupByCode } from '../../lib/group-by-code'
import { resultOf, type JobResult } from '../../lib/job-result'
import { say } from '../../words/say'
import { findJob, useJobs } from '../../store/jobs'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { FolderCard } from './folder-card'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'
import { ResultFrame } from './result-frame'
import { useReport } from './use-report'
import { VerifyButton } from './verify-button'

interface VerifyResultScreenProps {
  readonly job: JobSnapshot
  /** The job whose result it was asked for on. */
  readonly from: string | null
}

/** What reading a backup again has found. */
export function VerifyResultScreen({ job, from }: VerifyResultScreenProps) {
  const { report, missing } = useReport(job.id, 'verify')
  const origin = useJobs(state => (from === null ? null : findJob(state, from)))
  return (
    <ResultFrame
      job={job}
      title={outcome => titleOf(outcome, report)}
      lead={report === null ? undefined : describe(resultOf(job), report)}
      missing={missing ? say('verify.noReport') : null}
      actions={origin !== null && <Button onClick={() => goToJob(origin)}>{say('common.back')}</Button>}
    >
      {report !== null && <VerifyDetails id={job.id} report={report} />}
    </ResultFrame>
  )
}

function VerifyDetails({ id, report }: { readonly id: string; readonly report: Outcome<VerifyReport> }) {
  const { complete, authenticity, issues, folder } = report
  return (
    <>
      {!complete && <Notice tone="info" title={say('verify.partial')} />}
      {authenticity.kind === 'signed' && (
        <Notice tone="info" title={say(`authenticity.verified.${authenticity.covers}`)}>
          {authenticity.renamedFrom === null
            ? undefined
            : say('authenticity.renamedText', { name: authenticity.renamedFrom })}
        </Notice>
      )}
      <FolderCard id={id} label={folder}>
        <VerifyButton id={id} label={say('verify.again')} />
      </FolderCard>
      {issues.length > 0 && (
        <ProblemList id={id} title={say('verify.faultsTitle')}>
          {groupByCode(faultCodes, issues).map(({ code, entries }) => (
            <ProblemGroup
              key={code}
              title={say(`verify.faults.${code}.title`)}
              advice={say(`verify.faults.${code}.advice`)}
              entries={entries}
            />
          ))}
        </ProblemList>
      )}
    </>
  )
}

function titleOf(outcome: JobResult, report: Outcome<VerifyReport> | null): string {
  if (outcome !== 'with-problems') return say(`verify.outcomes.${outcome}`)
  if (report === null) return say('jobs.verify.ended.done')
  return isOnlyForeign(report) ? say('verify.foreign') : say(`verify.outcomes.${outcome}`)
}

function describe(outcome: JobResult, report: Outcome<VerifyReport>): string {
  const { items, bytes, issues, elapsedMs } = report
  switch (outcome) {
    case 'done':
      return say('verify.doneText', { items, bytes, seconds: elapsedMs / 1000 })
    case 'with-problems': {
      const broken = issues.filter(({ code }) => code !== 'extra').length
      return isOnlyForeign(report)
        ? say('verify.foreignText', { items })
        : say('verify.faultsText', { faults: broken, items })
    }
    case 'cancelled':
    case 'failed':
      return say('verify.cancelledText', { items })
  }
}

/** Nothing of the backup is hurt when there is something beside it. */
function isOnlyForeign({ issues }: Outcome<VerifyReport>): boolean {
  return issues.every(({ code }) => code === 'extra')
}
