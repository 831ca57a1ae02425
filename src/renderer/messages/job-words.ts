import type { JobSnapshot } from '../../shared/model/job'
import type { JobWords } from './job-vocabulary'
import { words } from './words'

/** The words for the progress of a job of this kind. */
export function jobWords({ kind }: Pick<JobSnapshot, 'kind'>): JobWords {
  return words.jobs[kind]
}
