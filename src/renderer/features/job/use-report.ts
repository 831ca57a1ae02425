import type { JobOutcome, JobReport } from '../../../shared/model/job'
import { useAnswer } from '../../lib/use-answer'

type OutcomeOf<Kind extends JobReport['kind']> = Extract<JobOutcome, { kind: Kind }>

interface ReportState<Kind extends JobReport['kind']> {
  readonly report: OutcomeOf<Kind> | null
  /** Main has none: the job failed before there was anything to tell. */
  readonly missing: boolean
}

/** What became of a job of this kind that has ended. */
export function useReport<Kind extends JobReport['kind']>(id: string, kind: Kind): ReportState<Kind> {
  const { value } = useAnswer(() => window.api.jobs.report({ id }), [id])
  const report = value?.ok && isOfKind(value.value, kind) ? value.value : null
  return { report, missing: value !== null && report === null }
}

function isOfKind<Kind extends JobReport['kind']>(
  outcome: JobOutcome,
  kind: Kind,
): outcome is OutcomeOf<Kind> {
  return outcome.kind === kind
}
