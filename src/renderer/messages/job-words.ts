import type { JobSnapshot } from '../../shared/model/job'
import { words, type Words } from './words'

/** The words for the progress of a job of this kind. */
export function jobWords({ kind }: Pick<JobSnapshot, 'kind'>): Words['backup'] | Words['verify'] {
  return words[kind]
}
