import type { BackupIssue } from '../../shared/model/issue'
import type { SavedProblem } from './manifest'

/** An issue as a manifest keeps it: 0.1.0 reads the text, and passes over who said it. */
export function recordProblem({ detail, ...issue }: BackupIssue): SavedProblem {
  return detail === undefined ? issue : { ...issue, detail: detail.text, saidBy: detail.saidBy }
}
