import { CircleSlash } from 'lucide-react'
import { useId } from 'react'
import type { NotIncluded } from '../../../shared/model/job'
import { words } from '../../messages/words'
import { Card } from '../../ui/card'
import styles from './result-details.module.css'

/** What the backup does not hold, and why. */
export function NotIncludedList({ entries }: { readonly entries: readonly NotIncluded[] }) {
  const id = useId()
  return (
    <Card aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {words.result.notIncludedTitle}
      </h2>
      <ul className={styles.list}>
        {entries.map(({ reason, count }) => (
          <li key={reason} className={styles.entry}>
            <CircleSlash size={16} aria-hidden />
            <span>{words.notIncluded[reason](count)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
