import { useId } from 'react'
import { categories } from '../../../shared/model/category'
import type { BackupReport } from '../../../shared/model/job'
import { addTallies } from '../../lib/tally-picks'
import { format, words } from '../../messages/words'
import { Card } from '../../ui/card'
import styles from '../job/result-details.module.css'

/** What was saved, by type. */
export function SavedTable({ saved }: Pick<BackupReport, 'saved'>) {
  const id = useId()
  const total = addTallies(Object.values(saved))
  return (
    <Card>
      <h2 className={styles.title} id={id}>
        {words.result.savedTitle}
      </h2>
      <table className={styles.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{words.result.type}</th>
            <th scope="col" className={styles.number}>
              {words.result.items}
            </th>
            <th scope="col" className={styles.number}>
              {words.result.size}
            </th>
          </tr>
        </thead>
        <tbody>
          {categories
            .filter(category => saved[category].count > 0)
            .map(category => (
              <tr key={category}>
                <th scope="row">{words.common.categories[category]}</th>
                <td>{format.count(saved[category].count)}</td>
                <td>{format.bytes(saved[category].bytes)}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.result.total}</th>
            <td>{format.count(total.count)}</td>
            <td>{format.bytes(total.bytes)}</td>
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}
