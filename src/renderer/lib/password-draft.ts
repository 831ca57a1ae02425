import type { ErrorCode } from '../../shared/model/errors'
import type { EncryptionRequest, EncryptionView } from '../../shared/model/output'

/** What a person has typed so far. Lives in a component, and goes with it. */
export interface PasswordDraft {
  readonly password: string
  readonly repeat: string
  readonly remember: boolean
  /** Begin anew, though there are encrypted backups with another password. */
  readonly newKey: boolean
}

export const emptyDraft: PasswordDraft = { password: '', repeat: '', remember: false, newKey: false }

/** Which fields there are: none, one, or two that have to agree. */
export type PasswordMode = 'known' | 'earlier' | 'new'

export interface PasswordFault {
  readonly field: 'password' | 'repeat'
  readonly reason: 'empty' | 'different' | 'wrong'
}

type Checked =
  | { readonly ok: true; readonly request: EncryptionRequest }
  | { readonly ok: false; readonly fault: PasswordFault }

export function passwordMode(state: EncryptionView['state'], newKey: boolean): PasswordMode {
  if (state === 'known') return 'known'
  return state === 'none' || newKey ? 'new' : 'earlier'
}

/** What main is to be asked for, or what is in the way and at which field. */
export function checkDraft(view: EncryptionView, draft: PasswordDraft): Checked {
  const mode = passwordMode(view.state, draft.newKey)
  if (mode === 'known') return { ok: true, request: { password: null, newKey: false, remember: false } }
  const { password, repeat } = draft
  if (password === '') return { ok: false, fault: { field: 'password', reason: 'empty' } }
  if (mode === 'new' && repeat !== password)
    return { ok: false, fault: { field: 'repeat', reason: 'different' } }
  return {
    ok: true,
    request: {
      password,
      newKey: mode === 'new' && view.state === 'password-needed',
      remember: view.canRemember && draft.remember,
    },
  }
}

/** Of an answer of main that is about the password; null for all others. */
export function faultOf(code: ErrorCode): PasswordFault | null {
  if (code === 'wrong-password') return { field: 'password', reason: 'wrong' }
  return code === 'password-empty' || code === 'password-needed'
    ? { field: 'password', reason: 'empty' }
    : null
}
