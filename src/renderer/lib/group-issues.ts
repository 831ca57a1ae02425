import { issueCodes, type IssueCode, type JobIssue } from '../../shared/model/job'

export interface IssueGroup {
  readonly code: IssueCode
  readonly issues: readonly JobIssue[]
}

/** Issues by what happened, in the order of the codes; kinds that did not happen are left out. */
export function groupIssues(issues: readonly JobIssue[]): readonly IssueGroup[] {
  return issueCodes
    .map(code => ({ code, issues: issues.filter(issue => issue.code === code) }))
    .filter(group => group.issues.length > 0)
}
