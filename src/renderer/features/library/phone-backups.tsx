import { useId } from 'react'
import type { LibraryPhone } from '../../../shared/model/library'
import { words } from '../../messages/words'
import { useBeingMade } from '../../store/use-being-made'
import { BackupRow } from './backup-row'
import styles from './library.module.css'
import type { BackupActions } from './use-backup-actions'

interface PhoneBackupsProps {
  readonly phone: LibraryPhone
  readonly actions: BackupActions
}

/** The backups of one phone. */
export function PhoneBackups({ phone, actions }: PhoneBackupsProps) {
  const id = useId()
  const beingMade = useBeingMade(phone)
  return (
    <section className={styles.phone} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.name} id={id}>
          {phone.name}
        </h2>
        <p className={styles.soft}>
          {words.library.phoneAmount(phone.backups.length)} · {words.library.diskBytes(phone.diskBytes)}
        </p>
      </div>
      <ul className={styles.backups} aria-label={words.library.backupsOf(phone.name)}>
        {phone.backups.map(backup => (
          <BackupRow
            key={backup.id}
            {...{ phone, backup, actions }}
            job={beingMade?.backupId === backup.id ? beingMade.job : null}
          />
        ))}
      </ul>
    </section>
  )
}
