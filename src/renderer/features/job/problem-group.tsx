import type { JobIssue } from '../../../shared/model/issue'
import { words } from '../../messages/words'
import styles from './problem-list.module.css'

/** More than people read; the saved list has all. */
const maxShown = 100

interface ProblemGroupProps {
  /** What happened, and what to do. */
  readonly title: string
  readonly advice: string
  readonly entries: readonly Pick<JobIssue, 'item' | 'detail'>[]
}

export function ProblemGroup({ title, advice, entries }: ProblemGroupProps) {
  const hidden = entries.length - maxShown
  return (
    <section className={styles.group}>
      <h3 className={styles.what}>
        {title} <span className={styles.count}>({words.result.problemCount(entries.length)})</span>
      </h3>
      <p className={styles.advice}>{advice}</p>
      <ul className={styles.items} tabIndex={0} aria-label={title}>
        {entries.slice(0, maxShown).map(({ item, detail }, index) => (
          <li key={index}>
            {item}
            {detail && (
              <span className={styles.detail}> {words.result.said[detail.saidBy](detail.text)}</span>
            )}
          </li>
        ))}
        {hidden > 0 && <li className={styles.detail}>{words.result.moreProblems(hidden)}</li>}
      </ul>
    </section>
  )
}
