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
  return `${f.bytes(neededBytes)} needed, ${f.bytes(freeBytes)} free. ${advice}`
}

function phoneFullAdvice({ neededBytes, freeBytes }: Details): string {
  const advice = 'Delete something on the phone, or select less.'
  if (typeof neededBytes !== 'number' || typeof freeBytes !== 'number') return advice
  return `${f.bytes(neededBytes)} needed, ${f.bytes(freeBytes)} free. ${advice}`
}

/** Why something couldn't be done at all, and what to do about it. */
export const errors = {
  'adb-missing': () => ({
    title: 'A required tool is missing',
    advice: 'adb isn’t on this computer. Install it, then try again.',
  }),
  'adb-failed': () => ({
    title: 'The connection to the phone stopped working',
    advice: 'Close other apps that use the phone, then try again.',
  }),
  'phone-gone': () => ({
    title: 'The phone was unplugged',
    advice: 'Plug it back in and unlock it, then try again.',
  }),
  'phone-silent': () => ({
    title: 'The phone stopped responding',
    advice: 'Unlock it and check the cable. If that doesn’t help, restart the phone.',
  }),
  'phone-not-ready': () => ({
    title: 'The phone isn’t ready',
    advice: 'Unlock it, and tap “Allow” if it asks. If that doesn’t help, unplug it and plug it back in.',
  }),
  'phone-refused': () => ({
    title: 'The phone refused access',
    advice: 'Unlock it and make sure USB debugging is still on.',
  }),
  'phone-not-chosen': () => ({
    title: 'Several phones are connected',
    advice: 'Choose the one to use.',
  }),
  'catalog-gone': () => ({
    title: 'The list of contents is out of date',
    advice: 'Rescan, then start.',
  }),
  'nothing-selected': () => ({
    title: 'Nothing is selected',
    advice: 'Select at least one item.',
  }),
  'folder-not-chosen': () => ({
    title: 'No backup folder is chosen',
    advice: 'Choose where to save the backup.',
  }),
  'folder-missing': () => ({
    title: 'Backup folder not found',
    advice: 'Connect its drive, or choose another folder.',
  }),
  'folder-read-only': () => ({
    title: 'The backup folder isn’t writable',
    advice: 'Choose a folder you can write to.',
  }),
  'folder-busy': () => ({
    title: 'Another backup of this phone is already running in this folder',
    advice: 'Wait until it finishes, or choose another folder.',
  }),
  'no-space': details => ({ title: 'There isn’t enough space', advice: noSpaceAdvice(details) }),
  'disk-failed': () => ({
    title: 'Couldn’t write to the drive',
    advice: 'Make sure it’s still connected and healthy, or choose another folder.',
  }),
  'wrong-password': () => ({
    title: 'Wrong password',
    advice: 'Try again. Passwords are case-sensitive.',
  }),
  'password-needed': () => ({
    title: 'A password is needed',
    advice: 'Enter the password these backups were encrypted with.',
  }),
  'password-empty': () => ({
    title: 'The password is empty',
    advice: 'Enter at least one character; several words are better.',
  }),
  'backup-damaged': () => ({
    title: 'An essential file is damaged',
    advice:
      'If you have a copy of this backup elsewhere, use that one. Otherwise start over in another folder.',
  }),
  'backup-unreadable': () => ({
    title: 'You don’t have permission to read this backup',
    advice:
      'Its files belong to another user. Change their permissions, or copy the folder as that user, and try again.',
  }),
  'backup-not-signed': () => ({
    title: 'This backup isn’t signed with its key',
    advice: 'Someone else may have made or changed it. To use it anyway, open it from the Library.',
  }),
  'backup-not-encrypted': () => ({
    title: 'This backup isn’t encrypted',
    advice: 'It has no password. If yours was encrypted, someone has replaced it.',
  }),
  'not-a-backup': () => ({
    title: 'No backup found here',
    advice: 'It may have been moved or deleted. Choose the folder it’s in.',
  }),
  'backup-too-new': () => ({
    title: 'This backup was created by a newer version of Phonekeep',
    advice: 'Update Phonekeep to use it, or choose another folder.',
  }),
  'backup-too-large': () => ({
    title: 'This backup’s list of contents is too large to open',
    advice: 'Phonekeep never makes one this large. Don’t trust this folder unless you know who made it.',
  }),
  'backup-gone': () => ({
    title: 'Backup not found',
    advice: 'It may have been moved or deleted, or its drive disconnected. Refresh the Library.',
  }),
  'trash-failed': () => ({
    title: 'It couldn’t be moved to the trash',
    advice: 'Its drive may have no trash. Show it in its folder and delete it there.',
  }),
  'phone-full': details => ({
    title: 'There isn’t enough space on the phone',
    advice: phoneFullAdvice(details),
  }),
  'phone-storage-gone': () => ({
    title: 'The phone’s storage can’t be reached',
    advice: 'Unlock the phone. If it has an SD card, make sure it’s inserted properly.',
  }),
  'not-a-folder-name': () => ({
    title: 'A folder on the phone can’t have this name',
    advice: 'Use a shorter name that doesn’t start with a dot or contain / \\ : * ? " < > |.',
  }),
  'nothing-to-restore': () => ({
    title: 'There is nothing to restore',
    advice: 'Nothing you selected can be restored there. Select something else.',
  }),
  'open-failed': () => ({
    title: 'It couldn’t be opened',
    advice:
      'This computer may have no app for such files. Programs are never opened from here. Restore it to this computer instead.',
  }),
  'job-running': () => ({
    title: 'Another task is already running',
    advice: 'Wait until it finishes, or cancel it.',
  }),
  'job-gone': () => ({
    title: 'The details of this task are no longer available',
    advice: 'What it has written is still in its folder.',
  }),
  'sample-failed': () => ({
    title: 'The sample phone couldn’t be started',
    advice: 'Try again. If that doesn’t help, restart the app.',
  }),
  'bad-request': ({ maxBytes }) =>
    typeof maxBytes === 'number'
      ? {
          title: 'Too much to drag at once',
          advice: `The limit is ${f.bytes(maxBytes)}. Drag less, or restore it to this computer.`,
        }
      : { title: 'Something went wrong', advice: 'Go back to the start and try again.' },
  unexpected: () => ({
    title: 'Something unexpected happened',
    advice: 'Try again. If that doesn’t help, restart the app.',
  }),
} satisfies Record<ErrorCode, (details: Details) => ErrorWords>
