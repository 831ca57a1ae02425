import { useId } from 'react'
import type { RestoreReport } from '../../../shared/model/job'
import type { FavouritesReport, MediaIndexReport } from '../../../shared/model/restore'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import styles from '../job/result-details.module.css'

interface ProofCardProps {
  readonly totals: RestoreReport['totals']
  /** Null where it could not be asked; undefined where the restore did not come so far. */
  readonly mediaIndex: MediaIndexReport | null | undefined
  readonly favourites: FavouritesReport | null
}

/** What the phone itself says of what was sent to it. */
export function ProofCard({ totals, mediaIndex, favourites }: ProofCardProps) {
  const id = useId()
  const { restored, checkedByPhone, confirmed } = totals
  const files = restored.count - confirmed
  return (
    <Card aria-labelledby={id} className={styles.column}>
      <h2 className={styles.heading} id={id}>
        {say('restoreResult.proof')}
      </h2>
      {files > 0 && <p>{describeChecked(checkedByPhone, files)}</p>}
      {confirmed > 0 && <p>{say('restoreResult.confirmed', { count: confirmed })}</p>}
      {mediaIndex === null && <p className={styles.label}>{say('restoreResult.notListed')}</p>}
      {mediaIndex && mediaIndex.expected > 0 && (
        <div>
          <p>{say('restoreResult.listed', { listed: mediaIndex.listed, expected: mediaIndex.expected })}</p>
          {mediaIndex.listed < mediaIndex.expected && (
            <p className={styles.label}>{say('restoreResult.listedLate')}</p>
          )}
        </div>
      )}
      {favourites && (
        <div>
          <p>{say('restoreResult.favourites', { ...favourites })}</p>
          {favourites.marked < favourites.expected && (
            <p className={styles.label}>{say('restoreResult.favouritesRefused')}</p>
          )}
        </div>
      )}
    </Card>
  )
}

function describeChecked(checked: number, total: number): string {
  return checked >= total
    ? say('restoreResult.checkedAll', { total })
    : say('restoreResult.checkedSome', { checked, total })
}
