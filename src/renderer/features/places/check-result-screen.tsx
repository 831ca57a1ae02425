import { Upload } from 'lucide-react'
import { faultCodes } from '../../../shared/model/issue'
import type { CheckCopiesReport, JobSnapshot, Outcome } from '../../../shared/model/job'
import { call } from '../../call'
import { groupByCode } from '../../lib/group-by-code'
import { resultOf, type JobResult } from '../../lib/job-result'
import { say } from '../../words/say'
import { showJob } from '../../store/show-job'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ProblemGroup } from '../job/problem-group'
import { ProblemList } from '../job/problem-list'
import { ResultFrame } from '../job/result-frame'
import { useReport } from '../job/use-report'
import { ErrorNotice } from '../problem/error-notice'

/** What looking at the copies of a place has found. */
export function CheckResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id, 'check-copies')
  return (
    <ResultFrame
      job={job}
      title={outcome => say(`places.checkResult.outcomes.${outcome}`)}
      lead={report === null ? undefined : describe(resultOf(job), report)}
      missing={missing ? say('places.checkResult.noReport') : null}
      actions={
        job.placeId !== null && resultOf(job) === 'with-problems' && <CopyAgain placeId={job.placeId} />
      }
    >
      {report !== null && report.issues.length > 0 && (
        <ProblemList id={job.id} title={say('verify.faultsTitle')}>
          {groupByCode(faultCodes, report.issues).map(({ code, entries }) => (
            <ProblemGroup
              key={code}
              title={say(`verify.faults.${code}.title`)}
              advice={say('places.checkResult.advice')}
              entries={entries}
            />
          ))}
        </ProblemList>
      )}
    </ResultFrame>
  )
}

/** Puts there again what is wrong. */
function CopyAgain({ placeId }: { readonly placeId: string }) {
  const { pending, error, run } = useAction()
  const copy = () => run(async () => showJob(await call(window.api.places.copyNow({ placeId }))))
  return (
    <>
      {error !== null && <ErrorNotice error={error} onRetry={copy} />}
      <Button icon={Upload} disabled={pending} onClick={copy}>
        {say('places.copyNow')}
      </Button>
    </>
  )
}

function describe(outcome: JobResult, report: Outcome<CheckCopiesReport>): string {
  const { place, items, bytes, full, issues, elapsedMs } = report
  switch (outcome) {
    case 'done':
      return full
        ? say('places.checkResult.doneFull', { place, items, bytes, seconds: elapsedMs / 1000 })
        : say('places.checkResult.doneQuick', { place, items, bytes })
    case 'with-problems':
      return say('places.checkResult.faults', { place, items, faults: issues.length })
    case 'cancelled':
    case 'failed':
      return say('places.checkResult.stopped', { place, items })
  }
}
