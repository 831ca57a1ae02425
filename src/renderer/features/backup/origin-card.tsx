import type { Tally } from '../../../shared/model/catalog'
import type { BackupReport } from '../../../shared/model/backup-report'
import { addTallies } from '../../lib/tally-selected'
import { words } from '../../messages/words'
import { FactsCard } from '../job/facts-card'
import styles from '../job/result-details.module.css'

/** Where the items came from, what they were held against, and what is new. */
export function OriginCard({ totals, since }: Pick<BackupReport, 'totals' | 'since'>) {
  const { copied, linked, kept } = totals
  const { count } = addTallies([copied, linked, kept])
  const origins: readonly (readonly [label: string, tally: Tally])[] = [
    [words.result.copied, copied],
    ...(since === null && linked.count === 0 ? [] : [[words.result.linked, linked] as const]),
    ...(kept.count === 0 ? [] : [[words.result.kept, kept] as const]),
  ]
  return (
    <FactsCard
      title={words.result.originTitle}
      facts={origins.map(([label, tally]) => [label, words.common.tally(tally.count, tally.bytes)])}
    >
      {count > 0 && (
        <>
          <h3 className={styles.subtitle}>{words.result.checkedTitle}</h3>
          <Checked totals={totals} />
        </>
      )}
      {since !== null && (
        <>
          <h3 className={styles.subtitle}>{words.result.sinceTitle}</h3>
          <p>{words.result.since(since.new, since.changed, since.vanished)}</p>
          {since.vanished > 0 && <p className={styles.label}>{words.result.sinceVanished}</p>}
        </>
      )}
    </FactsCard>
  )
}

/** What was done with each item for this backup: compared with the phone, read again, or neither. */
function Checked({ totals }: Pick<BackupReport, 'totals'>) {
  const { copied, linked, kept, checkedByPhone, checkedByVersion, reread, unread, rotten } = totals
  const fromPhone = Math.max(
    checkedByPhone,
    addTallies([copied, linked, kept]).count - checkedByVersion - unread.count - reread.count,
  )
  return (
    <>
      {fromPhone > 0 && <p>{words.result.checked(checkedByPhone, fromPhone)}</p>}
      {checkedByVersion > 0 && <p>{words.result.checkedByVersion(checkedByVersion)}</p>}
      {rotten > 0 && <p>{words.result.rotten(rotten)}</p>}
      {reread.count > 0 && <p>{words.result.reread(reread.count, reread.bytes)}</p>}
      {unread.count > 0 && <p>{words.result.unread(unread.count, unread.oldest, unread.unknown)}</p>}
    </>
  )
}
