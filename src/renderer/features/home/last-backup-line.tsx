import type { LastBackup } from '../../../shared/model/output'
import { words } from '../../messages/words'
import { useEarlier } from '../../store/use-earlier'
import styles from './phone-card.module.css'

/** When this phone was last backed up into the current folder, and whether a backup was interrupted since. */
export function LastBackupLine({ serial }: { readonly serial: string }) {
  const earlier = useEarlier(serial)
  const interrupted = earlier?.interrupted ?? null
  return (
    <dl className={styles.last}>
      <div>
        <dt>{words.home.lastBackup}</dt>
        <dd>{earlier === null ? words.common.loading : describe(earlier.last)}</dd>
      </div>
      {interrupted !== null && (
        <div>
          <dt>{words.home.interrupted}</dt>
          <dd>{words.home.interruptedText(interrupted.startedAt, interrupted.encrypted)}</dd>
        </div>
      )}
    </dl>
  )
}

function describe(last: LastBackup | null): string {
  if (last === null) return words.home.noBackup
  const text = words.home.lastBackupText(last.finishedAt, last.items, last.bytes)
  return last.encrypted ? `${text}, ${words.home.encrypted}` : text
}
