import { useId } from 'react'
import type { RestoreReport } from '../../../shared/model/job'
import type { MediaIndexReport } from '../../../shared/model/restore'
import { words } from '../../messages/words'
import { Card } from '../../ui/card'
import styles from '../job/result-details.module.css'

interface ProofCardProps {
  readonly totals: RestoreReport['totals']
  /** Null where it could not be asked; undefined where the restore did not come so far. */
  readonly mediaIndex: MediaIndexReport | null | undefined
}

/** What the phone itself says of what was sent to it. */
export function ProofCard({ totals, mediaIndex }: ProofCardProps) {
  const id = useId()
  const { restored, checkedByPhone, confirmed } = totals
  const files = restored.count - confirmed
  return (
    <Card aria-labelledby={id} className={styles.column}>
      <h2 className={styles.heading} id={id}>
        {words.restoreResult.proof}
      </h2>
      {files > 0 && <p>{words.restoreResult.checked(checkedByPhone, files)}</p>}
      {confirmed > 0 && <p>{words.restoreResult.confirmed(confirmed)}</p>}
      {mediaIndex === null && <p className={styles.label}>{words.restoreResult.notListed}</p>}
      {mediaIndex && mediaIndex.expected > 0 && (
        <div>
          <p>{words.restoreResult.listed(mediaIndex.listed, mediaIndex.expected)}</p>
          {mediaIndex.listed < mediaIndex.expected && (
            <p className={styles.label}>{words.restoreResult.listedLate}</p>
          )}
        </div>
      )}
    </Card>
  )
}
