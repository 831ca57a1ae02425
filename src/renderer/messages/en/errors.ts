import type { ErrorCode, ErrorInfo } from '../../../shared/model/errors'
import { f } from './format'

type Details = NonNullable<ErrorInfo['details']>

interface ErrorWords {
  /** What happened. */
  readonly title: string
  /** What to do next. */
  readonly advice: string
}

function noSpaceAdvice({ neededBytes, freeBytes }: Details): string {
  const advice = 'Free some space or choose a folder on another drive.'
  if (typeof neededBytes !== 'number' || typeof freeBytes !== 'number') return advice
  return `${f.bytes(neededBytes)} are needed, ${f.bytes(freeBytes)} are free. ${advice}`
}

function phoneFullAdvice({ neededBytes, freeBytes }: Details): string {
  const advice = 'Delete something on the phone, or select less.'
  if (typeof neededBytes !== 'number' || typeof freeBytes !== 'number') return advice
  return `${f.bytes(neededBytes)} are needed, ${f.bytes(freeBytes)} are free. ${advice}`
}

/** Why something could not be done at all, and the way on. */
export const errors = {
  'adb-missing': () => ({
    title: 'The tool that talks to the phone is missing',
    advice: 'adb is not on this computer. Install it, then try again.',
  }),
  'adb-failed': () => ({
    title: 'The tool that talks to the phone stopped',
    advice: 'Close other programs that use the phone, then try again.',
  }),
  'phone-gone': () => ({
    title: 'The phone was unplugged',
    advice: 'Plug it in again and unlock it, then try again.',
  }),
  'phone-silent': () => ({
    title: 'The phone stopped answering',
    advice: 'Unlock it and check the cable. If nothing changes, restart the phone.',
  }),
  'phone-not-ready': () => ({
    title: 'The phone is not ready',
    advice: 'Unlock it, and tap “Allow” if it asks. If that does not help, unplug it and plug it in again.',
  }),
  'phone-refused': () => ({
    title: 'The phone refused',
    advice: 'Unlock it and make sure that USB debugging is still on.',
  }),
  'phone-not-chosen': () => ({
    title: 'Several phones are connected',
    advice: 'Choose the one to work with.',
  }),
  'catalog-gone': () => ({
    title: 'The list of contents is out of date',
    advice: 'Have it listed again, then start.',
  }),
  'nothing-selected': () => ({
    title: 'Nothing is selected',
    advice: 'Select at least one item.',
  }),
  'folder-not-chosen': () => ({
    title: 'No backup folder is chosen',
    advice: 'Choose the folder that the backup goes to.',
  }),
  'folder-missing': () => ({
    title: 'The backup folder is not there',
    advice: 'Plug its drive in, or choose another folder.',
  }),
  'folder-read-only': () => ({
    title: 'The backup folder cannot be written to',
    advice: 'Choose a folder of your own.',
  }),
  'folder-busy': () => ({
    title: 'Another backup of this phone is going on in this folder',
    advice: 'Wait until it has ended, or choose another folder.',
  }),
  'no-space': details => ({ title: 'There is not enough space', advice: noSpaceAdvice(details) }),
  'disk-failed': () => ({
    title: 'The drive could not be written to',
    advice: 'Make sure that it is still connected and healthy, or choose another folder.',
  }),
  'wrong-password': () => ({
    title: 'This is not the password',
    advice: 'Type it once more. Capitals and small letters are not the same.',
  }),
  'password-needed': () => ({
    title: 'A password is needed',
    advice: 'Type the password that these backups were encrypted with.',
  }),
  'password-empty': () => ({
    title: 'The password is empty',
    advice: 'Type at least one character; several words are better.',
  }),
  'backup-damaged': () => ({
    title: 'A file that this backup cannot do without is damaged',
    advice: 'If there is a copy of the backup elsewhere, use that one. Else begin anew in another folder.',
  }),
  'backup-unreadable': () => ({
    title: 'You may not read this backup',
    advice:
      'Its files belong to another user. Change who may read them, or copy the folder as that user, and try again.',
  }),
  'backup-not-signed': () => ({
    title: 'This backup isn’t signed with its key',
    advice: 'Someone else may have made or changed it. Open it from the Library if you want it anyway.',
  }),
  'backup-not-encrypted': () => ({
    title: 'This backup isn’t encrypted',
    advice: 'It has no password. If yours was encrypted, someone has put another one in its place.',
  }),
  'not-a-backup': () => ({
    title: 'There is no backup here to work with',
    advice: 'It may have been moved or deleted. Choose the folder that it is in.',
  }),
  'backup-too-new': () => ({
    title: 'This backup was made by a newer Phonekeep',
    advice: 'Update Phonekeep to work with it, or choose another folder.',
  }),
  'backup-too-large': () => ({
    title: 'The list of contents of this backup is too large to be opened',
    advice:
      'No backup that Phonekeep makes has one like it. Do not trust this folder unless you know who made it.',
  }),
  'backup-gone': () => ({
    title: 'This backup is not there any more',
    advice: 'It may have been moved or deleted, or its drive unplugged. Look again in the Library.',
  }),
  'trash-failed': () => ({
    title: 'It could not be moved to the trash',
    advice: 'Its drive may have no trash. Show it in its folder and delete it there.',
  }),
  'phone-full': details => ({
    title: 'There is not enough space on the phone',
    advice: phoneFullAdvice(details),
  }),
  'phone-storage-gone': () => ({
    title: 'The storage of the phone cannot be reached',
    advice: 'Unlock the phone. If it has a memory card, make sure that it sits well.',
  }),
  'not-a-folder-name': () => ({
    title: 'A folder on the phone cannot have this name',
    advice: 'Use a shorter one, without a dot at its beginning and without / \\ : * ? " < > |.',
  }),
  'nothing-to-restore': () => ({
    title: 'There is nothing to restore',
    advice: 'Nothing of what is selected can be put there. Select something else.',
  }),
  'open-failed': () => ({
    title: 'It could not be opened',
    advice:
      'This computer may have no program for such files. What is a program itself is never started from here. Restore it to this computer instead.',
  }),
  'job-running': () => ({
    title: 'A backup, a restore or a check is already running',
    advice: 'Wait until it has finished, or cancel it.',
  }),
  'job-gone': () => ({
    title: 'This backup is not known any more',
    advice: 'Its files are still in the backup folder.',
  }),
  'sample-failed': () => ({
    title: 'The sample phone could not be started',
    advice: 'Try once more. If that does not help, restart the app.',
  }),
  'bad-request': ({ maxBytes }) =>
    typeof maxBytes === 'number'
      ? {
          title: 'This is too much to be dragged at once',
          advice: `${f.bytes(maxBytes)} is the most. Drag less, or restore it to this computer.`,
        }
      : { title: 'The app got into a muddle', advice: 'Go back to the start and try again.' },
  unexpected: () => ({
    title: 'Something unexpected happened',
    advice: 'Try again. If that does not help, restart the app.',
  }),
} satisfies Record<ErrorCode, (details: Details) => ErrorWords>
