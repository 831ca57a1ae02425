import { CopyCheck, Loader, TriangleAlert } from 'lucide-react'
import type { JobSnapshot } from '../../../shared/model/job'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { backupDate, backupOwn, backupTrouble } from '../../words/describe-backup'
import { format, say } from '../../words/say'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Covers } from '../../ui/covers'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { KeyMarkNote } from '../../ui/key-mark-note'
import { PlaceBadge } from '../../ui/place-badge'
import { BackupButtons } from './backup-buttons'
import styles from './library.module.css'
import type { BackupActions } from './use-backup-actions'

interface BackupRowProps {
  readonly phone: LibraryPhone
  readonly backup: LibraryBackup
  readonly actions: BackupActions
  /** That makes it just now. */
  readonly job: JobSnapshot | null
}

/** One backup: what it is, what is wrong with it if anything, and what can be done with it. */
export function BackupRow({ phone, backup, actions, job }: BackupRowProps) {
  const { state, encrypted, folderLabel, items, bytes } = backup
  const date = backupDate(backup)
  // Of what cannot be read nobody knows how much it is.
  const isCounted = state !== 'newer' && job === null && (state !== 'damaged' || items > 0)
  return (
    <li className={styles.backup} aria-label={date}>
      <Covers backup={backup} />
      <div className={styles.words}>
        <p className={styles.date}>
          {date}
          {encrypted && <EncryptedBadge />}
          <PlaceBadge place={backup.place} />
        </p>
        {isCounted && (
          <p className={styles.amount}>
            <span>{say('common.tally', { count: items, bytes })}</span>
            {backup.place === null && <span className={styles.soft}>{backupOwn(backup)}</span>}
          </p>
        )}
        {job === null ? (
          <>
            <Trouble backup={backup} />
            <KeyMarkNote mark={backup.mark} />
          </>
        ) : (
          <p className={styles.making}>
            <Loader size={16} aria-hidden />
            {say('library.beingMade')}
          </p>
        )}
        <AlsoIn backup={backup} />
        {backup.place === null && (
          <p className={styles.label} title={folderLabel}>
            {folderLabel}
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        {job === null ? (
          <BackupButtons {...{ phone, backup, actions, date }} />
        ) : (
          <Button onClick={() => goToJob(job)}>{say('library.showProgress')}</Button>
        )}
      </div>
    </li>
  )
}

/** The places for second copies that have it, too. */
function AlsoIn({ backup: { copies } }: Pick<BackupRowProps, 'backup'>) {
  if (copies.length === 0) return null
  return (
    <p className={styles.also}>
      <CopyCheck size={16} aria-hidden />
      {say('library.alsoIn', { places: format().list(copies.map(({ name }) => name)) })}
    </p>
  )
}

function Trouble({ backup }: Pick<BackupRowProps, 'backup'>) {
  const trouble = backupTrouble(backup)
  if (trouble === null) return null
  return (
    <p className={styles.trouble} data-state={backup.state}>
      <TriangleAlert size={16} aria-hidden />
      {trouble}
    </p>
  )
}
