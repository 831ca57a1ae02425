import { Download, FolderOpen, Play, ShieldCheck, Trash2 } from 'lucide-react'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { say } from '../../words/say'
import { isBusyFor, useJobs } from '../../store/jobs'
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

/** What can be done with a backup in its state, and where it is. */
export function BackupButtons(props: BackupButtonsProps) {
  return props.backup.place === null ? <LocalButtons {...props} /> : <PlacedButtons {...props} />
}

/** Of one that is only in a place for second copies. */
function PlacedButtons({ backup, actions, date }: BackupButtonsProps) {
  return (
    <>
      {backup.state !== 'newer' && (
        <Button
          variant="primary"
          aria-label={say('library.openOf', { backup: date })}
          disabled={actions.pending}
          onClick={() => actions.open(backup)}
        >
          {say('library.open')}
        </Button>
      )}
      <Button
        icon={Download}
        aria-label={say('library.fetchOf', { backup: date })}
        disabled={actions.pending}
        onClick={() => actions.fetch(backup)}
      >
        {say('library.fetch')}
      </Button>
    </>
  )
}

function LocalButtons({ phone, backup, actions, date }: BackupButtonsProps) {
  const busy = useJobs(state => isBusyFor(state, null))
  const phoneBusy = useJobs(state => isBusyFor(state, phone.serial))
  const { state } = backup
  return (
    <>
      {state === 'interrupted' && (
        <Button
          icon={Play}
          aria-label={say('library.resumeOf', { backup: date })}
          blockedBy={phoneBusy ? busyId : undefined}
          onClick={() => actions.resume(phone, backup)}
        >
          {say('library.resume')}
        </Button>
      )}
      {state !== 'newer' && (
        <>
          <Button
            variant={state === 'complete' ? 'primary' : 'secondary'}
            aria-label={say('library.openOf', { backup: date })}
            disabled={actions.pending}
            onClick={() => actions.open(backup)}
          >
            {say('library.open')}
          </Button>
          <IconButton
            icon={ShieldCheck}
            label={say('library.verifyOf', { backup: date })}
            disabled={busy || actions.pending}
            onClick={() => actions.verify(backup)}
          />
        </>
      )}
      <IconButton
        icon={FolderOpen}
        label={say('library.revealOf', { backup: date })}
        onClick={() => actions.reveal(backup)}
      />
      <IconButton
        icon={Trash2}
        label={say('library.trashOf', { backup: date })}
        disabled={busy || actions.pending}
        onClick={() => actions.trash(backup)}
      />
    </>
  )
}
