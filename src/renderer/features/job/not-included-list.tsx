import { CircleSlash } from 'lucide-react'
import { useId } from 'react'
import type { NotIncluded } from '../../../shared/model/backup-report'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { FoldersButton } from '../select/folders-button'
import styles from './result-details.module.css'

/** What the backup does not hold, and why. */
export function NotIncludedList({ entries }: { readonly entries: readonly NotIncluded[] }) {
  const id = useId()
  return (
    <Card aria-labelledby={id}>
      <h2 className={styles.title} id={id}>
        {say('result.notIncludedTitle')}
      </h2>
      <ul className={styles.list}>
        {entries.map(entry => (
          <li
            key={entry.reason === 'unknown' ? `unknown ${entry.name}` : entry.reason}
            className={styles.entry}
          >
            <CircleSlash size={16} aria-hidden />
            <span>
              {say(`notIncluded.${entry.reason}`, {
                count: entry.count ?? 0,
                counted: entry.count !== undefined,
                name: entry.reason === 'unknown' ? entry.name : '',
              })}
            </span>
            {'folders' in entry && <FoldersButton reason={entry.reason} folders={entry.folders} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
