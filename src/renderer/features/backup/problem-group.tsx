import type { IssueGroup } from '../../lib/group-issues'
import { words } from '../../messages/words'
import styles from './problem-list.module.css'

/** More than people read; the saved list has all. */
const mostShown = 100

export function ProblemGroup({ group }: { readonly group: IssueGroup }) {
  const { title, advice } = words.issues[group.code]
  const hidden = group.issues.length - mostShown
  return (
    <section className={styles.group}>
      <h3 className={styles.what}>
        {title} <span className={styles.count}>({words.result.problemCount(group.issues.length)})</span>
      </h3>
      <p className={styles.advice}>{advice}</p>
      <ul className={styles.items} tabIndex={0} aria-label={title}>
        {group.issues.slice(0, mostShown).map(({ item, detail }) => (
          <li key={item}>
            {item}
            {detail !== undefined && <span className={styles.detail}> {words.result.phoneSaid(detail)}</span>}
          </li>
        ))}
        {hidden > 0 && <li className={styles.detail}>{words.result.moreProblems(hidden)}</li>}
      </ul>
    </section>
  )
}
