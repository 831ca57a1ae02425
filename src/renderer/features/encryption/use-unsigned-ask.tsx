import { useRef, useState, type ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import { unsignedReasons, type UnsignedReason } from '../../../shared/model/authenticity'
import { ApiError } from '../../lib/api-error'
import { say } from '../../words/say'
import type { Opening, Secret } from '../../store/browse-backup'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { useAction } from '../../ui/use-action'

/** Opens a backup. Throws what is wrong. */
type OpenWork = (opening: Opening) => Promise<unknown>

interface UnsignedAsk {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  /** Opens it; where it turns out not to be signed with its key, asks first. */
  readonly open: (secret: Secret, work: OpenWork) => Promise<void>
  readonly dialog: ReactNode
}

/** Asks before anything of a backup is shown that somebody else may have made. @param confirm on the button */
export function useUnsignedAsk(confirm: string): UnsignedAsk {
  const [asking, setAsking] = useState<{
    readonly work: OpenWork
    readonly reasons: readonly UnsignedReason[]
  } | null>(null)
  const { pending, error, run } = useAction()
  const from = useRef<HTMLElement | null>(null)
  const open = async (secret: Secret, work: OpenWork) => {
    const active = document.activeElement
    // Not what is gone with the question for the password.
    if (active instanceof HTMLElement && active.closest('[role=dialog]') === null) from.current = active
    try {
      await work({ ...secret, trustUnsigned: false })
    } catch (thrown) {
      const reasons = reasonsOf(thrown)
      if (reasons === null) throw thrown
      setAsking({ work, reasons })
    }
  }
  const dialog = asking !== null && (
    <ConfirmDialog
      open
      onOpenChange={() => setAsking(null)}
      openedBy={from}
      title={say('authenticity.askTitle')}
      text={say('authenticity.askText', {
        reason: say(`authenticity.reasons.${asking.reasons[0] ?? 'no-signature'}`),
      })}
      confirm={confirm}
      keep={say('authenticity.keep')}
      // Main has kept the password that was typed.
      onConfirm={() => run(() => asking.work({ password: null, remember: false, trustUnsigned: true }))}
    />
  )
  return { pending, error, open, dialog }
}

/** Null for what was thrown for another reason. */
function reasonsOf(thrown: unknown): readonly UnsignedReason[] | null {
  if (!(thrown instanceof ApiError) || thrown.info.code !== 'backup-not-signed') return null
  const told = String(thrown.info.details?.['reasons'] ?? '').split(',')
  return unsignedReasons.filter(reason => told.includes(reason))
}
