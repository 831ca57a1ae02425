import { useId, useState } from 'react'
import type { JobIssue } from '../../../shared/model/job'
import { call } from '../../call'
import { groupIssues } from '../../lib/group-issues'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { ProblemGroup } from './problem-group'
import styles from './problem-list.module.css'

interface ProblemListProps {
  /** Of the job. */
  readonly id: string
  readonly issues: readonly JobIssue[]
}

/** What needs a look, by what happened; the whole list can be saved as text. */
export function ProblemList({ id, issues }: ProblemListProps) {
  const [saved, setSaved] = useState(false)
  const { pending, error, run } = useAction()
  const titleId = useId()
  const save = async () => setSaved(await call(window.api.jobs.saveProblems({ id })))
  return (
    <Card aria-labelledby={titleId} className={styles.card}>
      <div className={styles.top}>
        <h2 className={styles.title} id={titleId}>
          {words.result.problemsTitle}
        </h2>
        <p className={styles.saved} role="status">
          {saved && words.result.listSaved}
        </p>
        <Button disabled={pending} onClick={() => run(save)}>
          {words.result.saveList}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {groupIssues(issues).map(group => (
        <ProblemGroup key={group.code} group={group} />
      ))}
    </Card>
  )
}
