import type { Authenticity, UnsignedReason } from '../../../shared/model/authenticity'
import type { KeyMark } from '../../../shared/model/key-mark'

/** What the key of a backup proves about it. */
export const authenticity = {
  askTitle: 'This backup isn’t signed with its key',
  /** Before anything of it is shown. */
  askText: (reasons: readonly UnsignedReason[]) =>
    `${authenticity.reasons[reasons[0] ?? 'no-signature']} Someone with access to its folder may have made or changed it, without knowing the password. Nothing in it has been shown yet.`,
  reasons: {
    'no-signature': 'It has no signature.',
    'wrong-signature': 'Its signature doesn’t match.',
    'index-changed': 'Its list of contents isn’t the one that was signed.',
    'report-changed': 'Its report isn’t the one that was signed.',
  } satisfies Record<UnsignedReason, string>,
  open: 'Open anyway',
  restore: 'Restore anyway',
  keep: 'Cancel',
  opened: 'Not signed with its key',
  openedText: 'You chose to open it anyway. Someone else may have made or changed what is shown here.',
  renamed: 'This backup’s folder was renamed',
  renamedText: (name: string) => `When the backup was made, its folder was called “${name}”.`,
  label: 'Signature',
  none: 'None',
  signed: {
    manifest: 'Matches',
    contents: 'Matches (made by version 0.1: name and state aren’t signed)',
    items: 'Each item is sealed (interrupted, made by version 0.1)',
  } satisfies Record<Extract<Authenticity, { kind: 'signed' }>['covers'], string>,
  verified: {
    manifest: 'Signed with its key',
    contents: 'Signed with its key by version 0.1, which doesn’t cover its name or whether it’s complete',
    items: 'Each item is sealed with its key',
  } satisfies Record<Extract<Authenticity, { kind: 'signed' }>['covers'], string>,
  marks: {
    'not-signed': 'Not signed with this phone’s key. Someone else may have made or changed it.',
    'other-key': 'Not made with this phone’s key: it’s encrypted with another one.',
    'not-encrypted': 'Not made with this phone’s key: it isn’t encrypted.',
  } satisfies Record<KeyMark, string>,
}
