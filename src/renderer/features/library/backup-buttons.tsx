import { FolderOpen, Play, ShieldCheck, Trash2 } from 'lucide-react'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { words } from '../../messages/words'
import { runningJob, useJobs } from '../../store/jobs'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { busyId } from './busy-note'
import type { BackupActions } from './use-backup-actions'

interface BackupButtonsProps {
  readonly phone: LibraryPhone
  readonly backup: LibraryBackup
  readonly actions: BackupActions
  /** What it is called. */
  readonly date: string
}

/** What can be done with a backup in its state. */
export function BackupButtons({ phone, backup, actions, date }: BackupButtonsProps) {
  const busy = useJobs(state => runningJob(state) !== null)
  const { state } = backup
  return (
    <>
      {state === 'interrupted' && (
        <Button
          icon={Play}
          aria-label={words.library.resumeOf(date)}
          blockedBy={busy ? busyId : undefined}
          onClick={() => actions.resume(phone)}
        >
          {words.library.resume}
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
        disabled={busy || actions.pending}
        onClick={() => actions.trash(backup)}
      />
    </>
  )
}
