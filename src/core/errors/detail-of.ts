import type { IssueDetail } from '../../shared/model/issue'
import { isErrno } from './is-errno'

/** The words of an error that is about no phone. */
export function detailOf(error: unknown): IssueDetail {
  const text = error instanceof Error ? error.message : String(error)
  return { saidBy: isErrno(error) ? 'disk' : 'app', text }
}
