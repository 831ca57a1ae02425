import { useRef, useState, type ReactNode } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import { ApiError } from '../../lib/api-error'
import { say } from '../../words/say'
import type { Secret } from '../../store/browse-backup'
import { useSettings } from '../../store/settings'
import { Dialog } from '../../ui/dialog'
import { useAction } from '../../ui/use-action'
import { PasswordForm } from './password-form'

/** What needs a password if main does not know it. Throws what is wrong. */
type SecretWork = (secret: Secret) => Promise<unknown>

interface PasswordAskOptions {
  readonly text: string
  /** On the button. */
  readonly action: string
  /** Offer to keep it in the keychain, where there is one. */
  readonly offerRemember?: boolean
}

interface PasswordAsk {
  readonly pending: boolean
  readonly error: ErrorInfo | null
  /** Does it, and asks for the password where it turns out to be needed. */
  readonly run: (work: SecretWork) => void
  readonly dialog: ReactNode
}

/** Asks for a password only when there is no way without one, and once more when it was wrong. */
export function usePasswordAsk({ text, action, offerRemember = false }: PasswordAskOptions): PasswordAsk {
  const canRemember = useSettings(({ info }) => offerRemember && info?.canRemember === true)
  // In a box of its own: React would call a function.
  const [asking, setAsking] = useState<{ readonly work: SecretWork } | null>(null)
  const { pending, error, run } = useAction()
  const from = useRef<HTMLElement | null>(null)
  const start = async (work: SecretWork) => {
    try {
      await work({ password: null, remember: false })
    } catch (thrown) {
      if (!isAboutPassword(thrown)) throw thrown
      setAsking({ work })
    }
  }
  const begin = (work: SecretWork) => {
    if (document.activeElement instanceof HTMLElement) from.current = document.activeElement
    run(() => start(work))
  }
  const dialog = (
    <Dialog
      open={asking !== null}
      onOpenChange={open => !open && setAsking(null)}
      openedBy={from}
      title={say('encryption.askTitle')}
      text={text}
    >
      {asking !== null && (
        <PasswordForm {...{ action, canRemember }} work={asking.work} onDone={() => setAsking(null)} />
      )}
    </Dialog>
  )
  return { pending, error, run: begin, dialog }
}

function isAboutPassword(thrown: unknown): boolean {
  return thrown instanceof ApiError && ['password-needed', 'wrong-password'].includes(thrown.info.code)
}
