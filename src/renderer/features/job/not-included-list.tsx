import { CircleSlash } from 'lucide-react'
import { useId } from 'react'
import type { NotIncluded } from '../../../shared/model/backup-report'
import { words } from '../../messages/words'
import { Card } from '../../ui/card'
import { ClosedFolders } from '../select/closed-folders'
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
        {entries.map(entry => (
          <li
            key={entry.reason === 'unknown' ? `unknown ${entry.name}` : entry.reason}
            className={styles.entry}
          >
            <CircleSlash size={16} aria-hidden />
            <span>
              {words.notIncluded[entry.reason](
                entry.count,
                entry.reason === 'unknown' ? entry.name : undefined,
              )}
            </span>
            {entry.reason === 'closed-folders' && <ClosedFolders folders={entry.folders} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
