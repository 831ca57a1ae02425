import { issueCodes, type ItemIssue } from '../../../shared/model/issue'
import { groupByCode } from '../../lib/group-by-code'
import { say } from '../../words/say'
import { ProblemGroup } from './problem-group'
import { ProblemList } from './problem-list'

interface IssueListProps {
  /** Of the job. */
  readonly id: string
  readonly issues: readonly ItemIssue[]
  /** What they are called, where not all of them are problems. */
  readonly title?: string
}

/** What happened to single items, where anything did. */
export function IssueList({ id, issues, title = say('result.problemsTitle') }: IssueListProps) {
  if (issues.length === 0) return null
  return (
    <ProblemList id={id} title={title}>
      {groupByCode(issueCodes, issues).map(({ code, entries }) => (
        <ProblemGroup
          key={code}
          title={say(`issues.${code}.title`)}
          advice={say(`issues.${code}.advice`)}
          entries={entries}
        />
      ))}
    </ProblemList>
  )
}
