import { useRef, useState, type ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { call } from '../../call'
import { backupDate } from '../../messages/describe-backup'
import { words } from '../../messages/words'
import { resumeOnPhone } from '../../store/begin-backup'
import { go } from '../../store/navigation'
import { openBackup } from '../../store/open-backup'
import { showJob } from '../../store/show-job'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { useUnsignedAsk } from '../encryption/use-unsigned-ask'

/** What can be done with a backup of the list. */
export interface BackupActions {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  readonly open: (backup: LibraryBackup) => void
  readonly verify: (backup: LibraryBackup) => void
  readonly reveal: (backup: LibraryBackup) => void
  /** Asks first. */
  readonly trash: (backup: LibraryBackup) => void
  readonly resume: (phone: LibraryPhone) => void
  /** What they ask. */
  readonly dialogs: ReactNode
}

/** One set of dialogs for the whole list. @param onTrashed what was moved to the trash */
export function useBackupActions(onTrashed: (date: string) => void): BackupActions {
  const opening = usePasswordAsk({
    text: words.encryption.openText,
    action: words.library.open,
    offerRemember: true,
  })
  const unsigned = useUnsignedAsk(words.authenticity.open)
  const verifying = usePasswordAsk({
    text: words.encryption.askText,
    action: words.encryption.askAction,
  })
  const other = useAction()
  const [toTrash, setToTrash] = useState<LibraryBackup | null>(null)
  const asking = useRef<HTMLElement | null>(null)
  const trash = ({ id, ...backup }: LibraryBackup) =>
    other.run(async () => {
      await call(window.api.library.trash({ backupId: id }))
      onTrashed(backupDate({ id, ...backup }))
    })
  return {
    pending: opening.pending || unsigned.pending || verifying.pending || other.pending,
    error: opening.error ?? unsigned.error ?? verifying.error ?? other.error,
    open: ({ id }) =>
      opening.run(secret =>
        unsigned.open(secret, async how => {
          if (await openBackup('library', id, how)) go('library', { name: 'inside' })
        }),
      ),
    verify: ({ id }) =>
      verifying.run(async ({ password }) =>
        showJob(await call(window.api.library.verify({ backupId: id, password }))),
      ),
    reveal: ({ id }) => other.run(() => call(window.api.library.reveal({ backupId: id }))),
    trash: backup => {
      if (document.activeElement instanceof HTMLElement) asking.current = document.activeElement
      setToTrash(backup)
    },
    resume: resumeOnPhone,
    dialogs: (
      <>
        {opening.dialog}
        {unsigned.dialog}
        {verifying.dialog}
        {toTrash !== null && (
          <ConfirmDialog
            open
            onOpenChange={() => setToTrash(null)}
            openedBy={asking}
            title={words.library.trashTitle(backupDate(toTrash))}
            text={words.library.trashText(toTrash.ownBytes)}
            confirm={words.library.trashConfirm}
            keep={words.library.trashKeep}
            onConfirm={() => trash(toTrash)}
          />
        )}
      </>
    ),
  }
}
