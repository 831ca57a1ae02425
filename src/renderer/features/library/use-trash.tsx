import { useRef, useState, type ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { LibraryBackup } from '../../../shared/model/library'
import { call } from '../../call'
import { backupDate } from '../../words/describe-backup'
import { say } from '../../words/say'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'

interface Trash {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  readonly ask: (backup: LibraryBackup) => void
  readonly dialog: ReactNode
}

/** Moves a backup to the trash, once the person has said so. @param onTrashed when it was made */
export function useTrash(onTrashed: (date: string) => void): Trash {
  const { pending, error, run } = useAction()
  const [asked, setAsked] = useState<LibraryBackup | null>(null)
  const asking = useRef<HTMLElement | null>(null)
  const trash = (backup: LibraryBackup) =>
    run(async () => {
      await call(window.api.library.trash({ backupId: backup.id }))
      onTrashed(backupDate(backup))
    })
  const dialog = asked !== null && (
    <ConfirmDialog
      open
      onOpenChange={() => setAsked(null)}
      openedBy={asking}
      title={say('library.trashTitle', { backup: backupDate(asked) })}
      text={
        asked.ownBytes === null
          ? say('library.trashText')
          : say('library.trashTextFrees', { ownBytes: asked.ownBytes })
      }
      confirm={say('library.trashConfirm')}
      keep={say('library.trashKeep')}
      onConfirm={() => trash(asked)}
    />
  )
  const ask = (backup: LibraryBackup) => {
    if (document.activeElement instanceof HTMLElement) asking.current = document.activeElement
    setAsked(backup)
  }
  return { pending, error, ask, dialog }
}
