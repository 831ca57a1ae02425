import type { Strength } from '../../lib/strength'
import { f } from './format'

export const encryption = {
  title: 'Encrypted Backup',
  text: 'Only someone with the password can open it.',
  off: 'Off. Anyone with the folder can read it.',
  password: 'Password',
  repeat: 'Confirm password',
  newPasswordHint: 'Tip: use three or four unrelated words.',
  lostTitle: 'Passwords can’t be recovered',
  lostText:
    'If you lose yours, nobody can open the backup, not even us. Write it down and keep it in a safe place.',
  remember: 'Remember it on this computer',
  rememberText: 'In this system’s keychain, so you won’t be asked for it when you open or verify a backup.',
  known: 'Encrypted with the password of your earlier backups.',
  knownText: 'You don’t need to type it to add another backup, only to open one.',
  changePassword: 'Change password…',
  earlierPassword: 'Password of your earlier backups of this phone',
  earlierPasswordHint: 'This computer doesn’t know it yet. It’s needed just this once.',
  useNew: 'Use a new password instead',
  forgottenText:
    'Forgot it? With a new password this backup shares nothing with earlier ones: everything is copied again.',
  useNewText:
    'This backup shares nothing with earlier ones: everything is copied again. They keep their password.',
  useEarlier: 'Use the earlier password',
  show: 'Show password',
  hide: 'Hide password',
  capsLock: 'Caps Lock is on.',
  strength: 'Strength',
  strengths: {
    weak: 'Weak: quickly guessed. You can use it, but a few more words would be much better.',
    fair: 'Fair: OK against casual snooping, not a determined attacker.',
    good: 'Good: hard to guess.',
    strong: 'Strong: practically unguessable.',
  } satisfies Record<Strength, string>,
  strengthNames: { weak: 'weak', fair: 'fair', good: 'good', strong: 'strong' } satisfies Record<
    Strength,
    string
  >,
  faults: {
    empty: 'Enter a password. An empty one protects nothing.',
    different: 'Passwords don’t match.',
    wrong: 'Wrong password. Try again.',
    same: 'That’s already the password.',
  },
  waiting: 'Looking for earlier encrypted backups…',
  notReady: 'Checking encryption…',
  changeTitle: 'Change password',
  changeText:
    'All encrypted backups of this phone in this folder get the new password. Their contents aren’t rewritten.',
  oldPassword: 'Old password',
  newPassword: 'New password',
  changeAction: 'Change password',
  changed: (count: number) =>
    count === 1
      ? '1 backup now opens with the new password.'
      : `${f.count(count)} backups now open with the new password.`,
  changedText: 'Copies stored elsewhere keep the old one.',
  askTitle: 'This backup is encrypted',
  askText: 'Enter its password to verify it. It won’t be stored.',
  askAction: 'Verify',
  openText: 'Enter its password to open it.',
  badge: 'Encrypted',
}
