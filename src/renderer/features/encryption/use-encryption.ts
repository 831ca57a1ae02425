import { useState } from 'react'
import type { ErrorCode, ErrorInfo } from '../../../shared/model/errors'
import type { EncryptionRequest, EncryptionView } from '../../../shared/model/output'
import {
  checkDraft,
  emptyDraft,
  faultOf,
  passwordMode,
  type PasswordDraft,
  type PasswordFault,
  type PasswordMode,
} from '../../lib/password-draft'
import { useSettings } from '../../store/settings'
import { useEncryptionView } from './use-encryption-view'

/** How the backup to be started is encrypted, as far as it has been said. The password is here and nowhere else. */
export interface Encryption {
  readonly on: boolean
  /** Null until it is known. */
  readonly view: EncryptionView | null
  readonly mode: PasswordMode | null
  readonly error: ErrorInfo | null
  /** False while it is not known what the chosen folder takes. */
  readonly ready: boolean
  readonly ask: () => void
  readonly draft: PasswordDraft
  readonly change: (part: Partial<PasswordDraft>) => void
  readonly fault: PasswordFault | null
  /** What to ask main for; `refused` when something is in the way, which is told at its field then. */
  readonly request: () => EncryptionRequest | null | 'refused'
  /** Tells an error at its field; false for one that is not about the password. */
  readonly refuse: (code: ErrorCode) => boolean
}

interface Typed {
  /** The fields it was typed into; others begin empty. */
  readonly mode: PasswordMode | null
  readonly draft: PasswordDraft
  readonly fault: PasswordFault | null
}

const nothing: Typed = { mode: null, draft: emptyDraft, fault: null }

/** @param folder where it goes, of which phone; null while one of them is not known */
export function useEncryption(
  folder: { readonly serial: string; readonly grant: string } | null,
): Encryption {
  const on = useSettings(state => state.preferences.encrypt)
  const { view, error, current, ask } = useEncryptionView(on ? folder : null)
  const [newKeyFor, setNewKeyFor] = useState<string | null>(null)
  const [typed, setTyped] = useState<Typed>(nothing)
  const newKey = folder !== null && newKeyFor === folder.grant
  const mode = on && view !== null ? passwordMode(view.state, newKey) : null
  const { draft, fault } = typed.mode === mode ? typed : nothing
  const tell = (next: PasswordFault) => setTyped({ mode, draft, fault: next })
  return {
    on,
    view: on ? view : null,
    mode,
    error: on ? error : null,
    ready: !on || (view !== null && current),
    ask,
    draft: { ...draft, newKey },
    change: part => {
      if (part.newKey !== undefined) setNewKeyFor(part.newKey ? (folder?.grant ?? null) : null)
      setTyped({ mode, draft: { ...draft, ...part }, fault: null })
    },
    fault,
    request: () => {
      if (!on || view === null) return null
      const checked = checkDraft(view, { ...draft, newKey })
      if (checked.ok) return checked.request
      tell(checked.fault)
      return 'refused'
    },
    refuse: code => {
      const told = faultOf(code)
      if (told === null) return false
      // What was known a moment ago is not any more, so there is no field yet.
      if (mode === 'known') {
        ask()
        return false
      }
      tell(told)
      return true
    },
  }
}
