import { useId, useState, type ReactNode } from 'react'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './problem-list.module.css'

interface ProblemListProps {
  /** Of the job. */
  readonly id: string
  readonly title: string
  /** The groups, by what happened. */
  readonly children: ReactNode
}

/** What needs a look, by what happened; the whole list can be saved as text. */
export function ProblemList({ id, title, children }: ProblemListProps) {
  const [saved, setSaved] = useState(false)
  const { pending, error, run } = useAction()
  const titleId = useId()
  const save = async () => setSaved(await call(window.api.jobs.saveProblems({ id })))
  return (
    <Card aria-labelledby={titleId} className={styles.card}>
      <div className={styles.top}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        <p className={styles.saved} role="status">
          {saved && say('result.listSaved')}
        </p>
        <Button disabled={pending} onClick={() => run(save)}>
          {say('result.saveList')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {children}
    </Card>
  )
}
