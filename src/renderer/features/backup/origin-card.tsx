import type { Tally } from '../../../shared/model/catalog'
import type { BackupReport } from '../../../shared/model/backup-report'
import { addTallies } from '../../lib/tally-selected'
import { say } from '../../words/say'
import { FactsCard } from '../job/facts-card'
import styles from '../job/result-details.module.css'

/** Where the items came from, what they were held against, and what is new. */
export function OriginCard({ totals, since }: Pick<BackupReport, 'totals' | 'since'>) {
  const { copied, linked, kept } = totals
  const { count } = addTallies([copied, linked, kept])
  const origins: readonly (readonly [label: string, tally: Tally])[] = [
    [say('result.copied'), copied],
    ...(since === null && linked.count === 0 ? [] : [[say('result.linked'), linked] as const]),
    ...(kept.count === 0 ? [] : [[say('result.kept'), kept] as const]),
  ]
  return (
    <FactsCard
      title={say('result.originTitle')}
      facts={origins.map(([label, tally]) => [
        label,
        say('common.tally', { count: tally.count, bytes: tally.bytes }),
      ])}
    >
      {count > 0 && (
        <>
          <h3 className={styles.subtitle}>{say('result.checkedTitle')}</h3>
          <Checked totals={totals} />
        </>
      )}
      {since !== null && (
        <>
          <h3 className={styles.subtitle}>{say('result.sinceTitle')}</h3>
          <p>{say('result.since', { added: since.new, changed: since.changed, vanished: since.vanished })}</p>
          {since.vanished > 0 && <p className={styles.label}>{say('result.sinceVanished')}</p>}
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
      {fromPhone > 0 && <p>{describeChecked(checkedByPhone, fromPhone)}</p>}
      {checkedByVersion > 0 && <p>{say('result.checkedByVersion', { count: checkedByVersion })}</p>}
      {rotten > 0 && <p>{say('result.rotten', { count: rotten })}</p>}
      {reread.count > 0 && <p>{say('result.reread', { count: reread.count, bytes: reread.bytes })}</p>}
      {unread.count > 0 && <p>{describeUnread(unread)}</p>}
    </>
  )
}

function describeChecked(checked: number, total: number): string {
  return checked >= total
    ? say('result.checkedAll', { total })
    : say('result.checkedSome', { checked, total })
}

/** Some of them may not tell when they were last read. */
function describeUnread({ count, oldest, unknown }: BackupReport['totals']['unread']): string {
  if (oldest === null) return say('result.unread.unknown', { count })
  const values = { count, oldest: oldest * 1000, unknown }
  return unknown === 0 ? say('result.unread.since', values) : say('result.unread.partlySince', values)
}
