import { useEffect, useState } from 'react'
import type { JobOutcome, JobReport } from '../../../shared/model/job'

type OutcomeOf<Kind extends JobReport['kind']> = Extract<JobOutcome, { kind: Kind }>

interface ReportState<Kind extends JobReport['kind']> {
  readonly report: OutcomeOf<Kind> | null
  /** Main has none: the job failed before there was anything to tell. */
  readonly missing: boolean
}

/** What became of a job of this kind that has ended. */
export function useReport<Kind extends JobReport['kind']>(id: string, kind: Kind): ReportState<Kind> {
  const [state, setState] = useState<ReportState<Kind>>({ report: null, missing: false })
  useEffect(() => {
    let current = true
    void window.api.jobs.report({ id }).then(answer => {
      if (!current) return
      const report = answer.ok && isOfKind(answer.value, kind) ? answer.value : null
      setState({ report, missing: report === null })
    })
    return () => {
      current = false
    }
  }, [id, kind])
  return state
}

function isOfKind<Kind extends JobReport['kind']>(
  outcome: JobOutcome,
  kind: Kind,
): outcome is OutcomeOf<Kind> {
  return outcome.kind === kind
}
