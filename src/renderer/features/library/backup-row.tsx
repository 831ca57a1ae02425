import { FolderOpen, Play, ShieldCheck, Trash2, TriangleAlert } from 'lucide-react'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { backupAmount, backupDate, backupTrouble } from '../../messages/describe-backup'
import { words } from '../../messages/words'
import { runningJob, useJobs } from '../../store/jobs'
import { Button } from '../../ui/button'
import { Covers } from '../../ui/covers'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { IconButton } from '../../ui/icon-button'
import styles from './library.module.css'
import { busyId } from './busy-note'
import type { BackupActions } from './use-backup-actions'

interface BackupRowProps {
  readonly phone: LibraryPhone
  readonly backup: LibraryBackup
  readonly actions: BackupActions
}

/** One backup: what it is, what is wrong with it if anything, and what can be done with it. */
export function BackupRow({ phone, backup, actions }: BackupRowProps) {
  const busy = useJobs(state => runningJob(state) !== null)
  const { state, encrypted, folderLabel } = backup
  const date = backupDate(backup)
  const trouble = backupTrouble(backup)
  return (
    <li className={styles.backup} aria-label={date}>
      <Covers backup={backup} />
      <div className={styles.words}>
        <p className={styles.date}>
          {date}
          {encrypted && <EncryptedBadge />}
        </p>
        {state !== 'newer' && <p className={styles.amount}>{backupAmount(backup)}</p>}
        {trouble !== null && (
          <p className={styles.trouble} data-state={state}>
            <TriangleAlert size={16} aria-hidden />
            {trouble}
          </p>
        )}
        <p className={styles.label} title={folderLabel}>
          {folderLabel}
        </p>
      </div>
      <div className={styles.buttons}>
        {state === 'interrupted' && (
          <Button
            icon={Play}
            aria-label={words.library.goOnOf(date)}
            blockedBy={busy ? busyId : undefined}
            onClick={() => actions.goOn(phone)}
          >
            {words.library.goOn}
          </Button>
        )}
        {state !== 'newer' && (
          <>
            <Button
              variant={state === 'complete' ? 'primary' : 'secondary'}
              aria-label={words.library.openOf(date)}
              disabled={actions.pending}
              onClick={() => actions.open(backup)}
            >
              {words.library.open}
            </Button>
            <IconButton
              icon={ShieldCheck}
              label={words.library.verifyOf(date)}
              disabled={busy || actions.pending}
              onClick={() => actions.verify(backup)}
            />
          </>
        )}
        <IconButton
          icon={FolderOpen}
          label={words.library.revealOf(date)}
          onClick={() => actions.reveal(backup)}
        />
        <IconButton
          icon={Trash2}
          label={words.library.trashOf(date)}
          disabled={actions.pending}
          onClick={() => actions.trash(backup)}
        />
      </div>
    </li>
  )
}
