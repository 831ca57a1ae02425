import { ArchiveX } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { LibraryPhone } from '../../../shared/model/library'
import { say } from '../../words/say'
import { isBusyFor, useJobs } from '../../store/jobs'
import { useBeingMade } from '../../store/use-being-made'
import { Button } from '../../ui/button'
import { RetentionDialog } from '../retention/retention-dialog'
import { BackupRow } from './backup-row'
import { busyId } from './busy-note'
import styles from './library.module.css'
import type { BackupActions } from './use-backup-actions'

interface PhoneBackupsProps {
  readonly phone: LibraryPhone
  readonly actions: BackupActions
}

/** The backups of one phone. */
export function PhoneBackupList({ phone, actions }: PhoneBackupsProps) {
  const id = useId()
  const beingMade = useBeingMade(phone)
  // What is only in places for second copies takes no room here.
  const isHere = phone.backups.some(({ place }) => place === null)
  return (
    <section className={styles.phone} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.name} id={id}>
            {phone.name}
          </h2>
          <p className={styles.soft}>
            {say('library.phoneAmount', { backups: phone.backups.length })}
            {isHere && ` · ${describeDisk(phone)}`}
          </p>
        </div>
        {isHere && <OldBackups phone={phone} />}
      </div>
      <ul className={styles.backups} aria-label={say('library.backupsOf', { phone: phone.name })}>
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

function describeDisk({ diskBytes }: LibraryPhone): string {
  return diskBytes === null ? say('library.measuring') : say('library.diskBytes', { bytes: diskBytes })
}

/** Opens what removes some of them. */
function OldBackups({ phone }: { readonly phone: LibraryPhone }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement | null>(null)
  const busy = useJobs(state => isBusyFor(state, null))
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        icon={ArchiveX}
        aria-label={say('retention.openOf', { phone: phone.name })}
        blockedBy={busy ? busyId : undefined}
        onClick={() => setOpen(true)}
      >
        {say('retention.open')}
      </Button>
      {open && <RetentionDialog phone={phone} openedBy={button} onClose={() => setOpen(false)} />}
    </>
  )
}
