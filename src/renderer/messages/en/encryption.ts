import type { Strength } from '../../lib/strength'
import { f } from './format'

export const encryption = {
  title: 'Encrypted Backup',
  text: 'Only who knows the password can open it.',
  off: 'Anyone who gets hold of the folder can look into it.',
  password: 'Password',
  repeat: 'The same once more',
  newPasswordHint: 'Best: three or four unusual words.',
  lostTitle: 'A lost password is lost',
  lostText:
    'Nobody can recover it, not even we, and without it nobody can open the backup. Write it down and keep it in a safe place.',
  remember: 'Remember it on this computer',
  rememberText: 'In the keychain of this system, so that opening or checking a backup does not ask for it.',
  known: 'Encrypted with the password of your earlier backups.',
  knownText: 'You need not type it to add another backup, only to open one.',
  changePassword: 'Change password…',
  earlierPassword: 'Password of your earlier backups of this phone',
  earlierPasswordHint: 'This computer does not know it yet. It is needed this once.',
  useNew: 'Use a new password instead',
  forgottenText:
    'Forgotten it? With a new password this backup shares nothing with the earlier ones: everything is copied again.',
  useNewText:
    'This backup shares nothing with the earlier ones: everything is copied again. They keep the password they have.',
  useEarlier: 'Use the earlier password',
  show: 'Show password',
  hide: 'Hide password',
  capsLock: 'Caps Lock is on.',
  strength: 'Strength',
  strengths: {
    weak: 'Weak: quickly guessed. It is allowed, but a few more words would be much better.',
    fair: 'Fair: holds off a neighbour, not somebody who takes trouble.',
    good: 'Good: takes long to guess.',
    strong: 'Strong: not to be guessed.',
  } satisfies Record<Strength, string>,
  strengthNames: { weak: 'weak', fair: 'fair', good: 'good', strong: 'strong' } satisfies Record<
    Strength,
    string
  >,
  faults: {
    empty: 'Type a password. An empty one protects nothing.',
    different: 'The two are not the same. Type this one again.',
    wrong: 'This is not the password. Nothing was lost: try once more.',
    same: 'This is the password it has already.',
  },
  waiting: 'Looking for earlier encrypted backups…',
  notReady: 'What encrypting takes has to be known first.',
  changeTitle: 'Change the password',
  changeText:
    'All encrypted backups of this phone in this folder get the new one. Their contents are not written again.',
  oldPassword: 'Old password',
  newPassword: 'New password',
  changeAction: 'Change password',
  changed: (count: number) =>
    count === 1
      ? '1 backup opens with the new password now.'
      : `${f.count(count)} backups open with the new password now.`,
  changedText: 'Copies of them elsewhere keep the old one.',
  askTitle: 'This backup is encrypted',
  askText: 'To read it again its password is needed. It is not kept.',
  askAction: 'Verify',
  openText: 'To look inside its password is needed.',
  badge: 'Encrypted',
}
