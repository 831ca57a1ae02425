import { useId } from 'react'
import { categoriesOf } from '../../../shared/model/category'
import type { BackupReport } from '../../../shared/model/backup-report'
import { addTallies } from '../../lib/tally-selected'
import { categoryTitle } from '../../words/category-title'
import { format, say } from '../../words/say'
import { Card } from '../../ui/card'
import styles from '../job/result-details.module.css'

/** What was saved, by type. */
export function SavedTable({ saved }: Pick<BackupReport, 'saved'>) {
  const id = useId()
  const rows = categoriesOf(saved)
    .map(category => ({ category, ...(saved[category] ?? { count: 0, bytes: 0 }) }))
    .filter(({ count }) => count > 0)
  const total = addTallies(rows)
  return (
    <Card>
      <h2 className={styles.title} id={id}>
        {say('result.savedTitle')}
      </h2>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{say('result.type')}</th>
            <th scope="col" className={styles.number}>
              {say('result.items')}
            </th>
            <th scope="col" className={styles.number}>
              {say('result.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ category, count, bytes }) => (
            <tr key={category}>
              <th scope="row">{categoryTitle(category)}</th>
              <td>{format().count(count)}</td>
              <td>{format().bytes(bytes)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('result.total')}</th>
            <td>{format().count(total.count)}</td>
            <td>{format().bytes(total.bytes)}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}
