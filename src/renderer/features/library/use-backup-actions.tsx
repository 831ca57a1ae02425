import type { ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import { call } from '../../call'
import { say } from '../../words/say'
import { resumeInterrupted } from '../../store/begin-backup'
import { go } from '../../store/navigation'
import { browseBackup } from '../../store/browse-backup'
import { showJob } from '../../store/show-job'
import { useAction } from '../../ui/use-action'
import { usePasswordAsk } from '../encryption/use-password-ask'
import { useUnsignedAsk } from '../encryption/use-unsigned-ask'
import { useTrash } from './use-trash'

/** What can be done with a backup of the list. */
export interface BackupActions {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  readonly open: (backup: LibraryBackup) => void
  readonly verify: (backup: LibraryBackup) => void
  /** Of one that is only in a place for second copies. */
  readonly fetch: (backup: LibraryBackup) => void
  readonly reveal: (backup: LibraryBackup) => void
  /** Asks first. */
  readonly trash: (backup: LibraryBackup) => void
  readonly resume: (phone: LibraryPhone, backup: LibraryBackup) => void
  /** What they ask. */
  readonly dialogs: ReactNode
}

/** One set of dialogs for the whole list. @param onTrashed what was moved to the trash */
export function useBackupActions(onTrashed: (date: string) => void): BackupActions {
  const opening = usePasswordAsk({
    text: say('encryption.openText'),
    action: say('library.open'),
    offerRemember: true,
  })
  const unsigned = useUnsignedAsk(say('authenticity.open'))
  const verifying = usePasswordAsk({
    text: say('encryption.askText'),
    action: say('encryption.askAction'),
  })
  const other = useAction()
  const trash = useTrash(onTrashed)
  return {
    pending: opening.pending || unsigned.pending || verifying.pending || trash.pending || other.pending,
    error: opening.error ?? unsigned.error ?? verifying.error ?? trash.error ?? other.error,
    open: ({ id }) =>
      opening.run(secret =>
        unsigned.open(secret, async how => {
          if (await browseBackup('library', id, how)) go('library', { name: 'inside' })
        }),
      ),
    verify: ({ id }) =>
      verifying.run(async ({ password }) =>
        showJob(await call(window.api.library.verify({ backupId: id, password }))),
      ),
    fetch: ({ id }) => other.run(async () => showJob(await call(window.api.places.fetch({ backupId: id })))),
    reveal: ({ id }) => other.run(() => call(window.api.library.reveal({ backupId: id }))),
    trash: trash.ask,
    resume: resumeInterrupted,
    dialogs: (
      <>
        {opening.dialog}
        {unsigned.dialog}
        {verifying.dialog}
        {trash.dialog}
      </>
    ),
  }
}
