import { issueCodes, type ItemIssue } from '../../../shared/model/issue'
import { groupByCode } from '../../lib/group-by-code'
import { words } from '../../messages/words'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'

interface IssueListProps {
  /** Of the job. */
  readonly id: string
  readonly issues: readonly ItemIssue[]
}

/** What happened to single items, where anything did. */
export function IssueList({ id, issues }: IssueListProps) {
  if (issues.length === 0) return null
  return (
    <ProblemList id={id} title={words.result.problemsTitle}>
      {groupByCode(issueCodes, issues).map(({ code, entries }) => (
        <ProblemGroup key={code} {...words.issues[code]} entries={entries} />
      ))}
    </ProblemList>
  )
}
