import type { BackupIssue, SaidBy } from '../../shared/model/job'
import type { Contents } from './manifest'

/** As a manifest of version 1 keeps an issue: its text without who said it. */
export function recordProblem({ detail, ...issue }: BackupIssue): Contents['problems'][number] {
  return detail === undefined ? issue : { ...issue, detail: detail.text }
}

/** Only what can have been said by nobody else; 0.1.0 wrote its own words in the same place. */
const sayers: Partial<Record<BackupIssue['code'], SaidBy>> = { 'refused-by-phone': 'phone' }

/** An issue out of a manifest of version 1. */
export function readProblem({ detail, ...problem }: Contents['problems'][number]): BackupIssue {
  if (detail === undefined) return problem
  return { ...problem, detail: { saidBy: sayers[problem.code] ?? 'app', text: detail } }
}
