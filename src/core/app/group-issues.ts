import { faultCodes, issueCodes, type IssueGroup, type JobIssue } from '../../shared/model/issue'

/** More than people read; the saved list has all. */
const maxFirst = 100

/** What happened to single items, by what it was, in the order of the codes. Pure. */
export function groupIssues(issues: readonly JobIssue[]): readonly IssueGroup[] {
  const groups = new Map<string, { count: number; readonly first: JobIssue[] }>()
  for (const issue of issues) {
    const group = groups.get(issue.code) ?? { count: 0, first: [] }
    groups.set(issue.code, group)
    group.count += 1
    if (group.first.length < maxFirst) group.first.push(issue)
  }
  return [...issueCodes, ...faultCodes].flatMap(code => {
    const group = groups.get(code)
    return group ? [{ code, ...group }] : []
  })
}
