import { faultCodes, type JobSnapshot, type VerifyReport } from '../../../shared/model/job'
import { groupByCode } from '../../lib/group-by-code'
import { outcomeOf, type Outcome } from '../../lib/outcome'
import { words } from '../../messages/words'
import { findJob, useJobs } from '../../store/jobs'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { FolderCard } from './folder-card'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'
import { ResultFrame } from './result-frame'
import { useVerifyReport } from './use-report'
import { VerifyButton } from './verify-button'

interface VerifyResultScreenProps {
  readonly job: JobSnapshot
  /** The job whose result it was asked for on. */
  readonly from: string | null
}

/** What reading a backup again has found. */
export function VerifyResultScreen({ job, from }: VerifyResultScreenProps) {
  const { report, missing } = useVerifyReport(job.id)
  const origin = useJobs(state => (from === null ? null : findJob(state, from)))
  return (
    <ResultFrame
      job={job}
      title={outcome => titleOf(outcome, report)}
      lead={report === null ? undefined : describe(outcomeOf(job), report)}
      missing={missing ? words.verify.noReport : null}
      actions={origin !== null && <Button onClick={() => goToJob(origin)}>{words.common.back}</Button>}
    >
      {report !== null && <VerifyDetails id={job.id} report={report} />}
    </ResultFrame>
  )
}

function VerifyDetails({ id, report }: { readonly id: string; readonly report: VerifyReport }) {
  const { complete, authenticity, faults, folderLabel } = report
  return (
    <>
      {!complete && <Notice tone="info" title={words.verify.partial} />}
      {authenticity.kind === 'signed' && (
        <Notice tone="info" title={words.authenticity.verified[authenticity.covers]}>
          {authenticity.renamedFrom === null
            ? undefined
            : words.authenticity.renamedText(authenticity.renamedFrom)}
        </Notice>
      )}
      <FolderCard id={id} label={folderLabel}>
        <VerifyButton id={id} label={words.verify.again} />
      </FolderCard>
      {faults.length > 0 && (
        <ProblemList id={id} title={words.verify.faultsTitle}>
          {groupByCode(faultCodes, faults).map(({ code, entries }) => (
            <ProblemGroup
              key={code}
              {...words.verify.faults[code]}
              entries={entries.map(({ file, detail }) => ({ name: file, detail }))}
            />
          ))}
        </ProblemList>
      )}
    </>
  )
}

function titleOf(outcome: Outcome, report: VerifyReport | null): string {
  if (outcome !== 'with-problems') return words.verify.outcomes[outcome]
  if (report === null) return words.verify.ended.done
  return isOnlyForeign(report) ? words.verify.foreign : words.verify.outcomes[outcome]
}

function describe(outcome: Outcome, report: VerifyReport): string {
  const { items, bytes, faults, elapsedMs } = report
  switch (outcome) {
    case 'done':
      return words.verify.doneText(items, bytes, elapsedMs / 1000)
    case 'with-problems': {
      const broken = faults.filter(({ code }) => code !== 'extra').length
      return isOnlyForeign(report) ? words.verify.foreignText(items) : words.verify.faultsText(broken, items)
    }
    case 'cancelled':
    case 'failed':
      return words.verify.cancelledText(items)
  }
}

/** Nothing of the backup is hurt when there is something beside it. */
function isOnlyForeign({ faults }: VerifyReport): boolean {
  return faults.every(({ code }) => code === 'extra')
}
