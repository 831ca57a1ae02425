import type { JobIssue } from '../../../shared/model/issue'
import { say } from '../../words/say'
import styles from './problem-list.module.css'

/** More than people read; the saved list has all. */
const maxShown = 100

interface ProblemGroupProps {
  /** What happened, and what to do. */
  readonly title: string
  readonly advice: string
  readonly entries: readonly Pick<JobIssue, 'item' | 'detail'>[]
  /** How many there are, where `entries` has the first ones only. */
  readonly count?: number
}

export function ProblemGroup({ title, advice, entries, count = entries.length }: ProblemGroupProps) {
  const hidden = count - maxShown
  return (
    <section className={styles.group}>
      <h3 className={styles.what}>
        {title} <span className={styles.count}>{say('result.problemCount', { count })}</span>
      </h3>
      <p className={styles.advice}>{advice}</p>
      <ul className={styles.items} tabIndex={0} aria-label={title}>
        {entries.slice(0, maxShown).map(({ item, detail }, index) => (
          <li key={index}>
            {item}
            {detail && (
              <span className={styles.detail}>
                {' '}
                {say(`result.said.${detail.saidBy}`, { text: detail.text })}
              </span>
            )}
          </li>
        ))}
        {hidden > 0 && <li className={styles.detail}>{say('result.moreProblems', { count: hidden })}</li>}
      </ul>
    </section>
  )
}
