import { assertNever } from '../shared/assert-never'
import { printable } from '../shared/printable'
import type { Authenticity, UnsignedReason } from '../shared/model/authenticity'
import type { KeyMark } from '../shared/model/key-mark'
import type { ErrorInfo } from '../shared/model/errors'
import type { BackupFault, IssueDetail, ItemIssue, SaidBy } from '../shared/model/job'
import type { LibraryState } from '../shared/model/library'
import { formatBytes } from './format'

/** What happened and what to do next, for a terminal. */
export function describeFailure({ code, details = {} }: ErrorInfo): string {
  const said = details['message'] ? printable(` (${details['message']})`) : ''
  switch (code) {
    case 'adb-missing':
      return "adb was not found. Install Android's platform-tools (Debian: apt install adb) or set ANDROID_HOME."
    case 'adb-failed':
      return `adb could not be started${said}. Run "adb devices" to see what it says.`
    case 'phone-gone':
      return 'The phone is not connected, or was unplugged. Plug it in and run the command again.'
    case 'phone-silent':
      return `The phone stopped answering${said}. Unlock it, plug it in again, and run the command again.`
    case 'phone-not-ready':
      return `The phone is connected but not ready${said}. Unlock it, and tap Allow if it asks; if it stays offline, plug it in again.`
    case 'phone-refused':
      return `The phone refused the transfer${said}.`
    case 'phone-not-chosen':
      return `There are several phones: ${details['serials']}. Say which one with --device.`
    case 'nothing-selected':
      return 'There is nothing to save: none of the chosen types is on the phone.'
    case 'folder-missing':
      return 'The output folder is not there. Make it first, or plug in its drive.'
    case 'folder-read-only':
      return 'The output folder cannot be written. Choose another one.'
    case 'folder-busy':
      return 'Another backup of this phone is being written to this folder. Wait until it has ended.'
    case 'no-space':
      return noSpace(details)
    case 'wrong-password':
      return 'That is not the password of this backup. Nothing was changed.'
    case 'password-needed':
      return 'This needs the password of the encrypted backups: give it with --password-stdin or --password-file.'
    case 'password-empty':
      return 'The password is empty. An encrypted backup needs one.'
    case 'backup-damaged':
      return `This backup is damaged${said}. Use another one, and keep this one as it is: "phonekeep verify" names what is wrong with it.`
    case 'backup-unreadable':
      return `You may not read this backup${said}. Change who may read its files, or run this as the user they belong to.`
    case 'backup-not-signed':
      return `This backup is not signed with its key: ${describeReasons(String(details['reasons']).split(','))}. It is damaged, or somebody else has made or changed it. "phonekeep verify" says more; to use it all the same add --trust-unsigned.`
    case 'backup-not-encrypted':
      return 'This backup is not encrypted, so there is no password for it. If it was encrypted when you made it, somebody has put another one in its place.'
    case 'not-a-backup':
      return 'There is no such backup there. Give the folder that holds backup.json.'
    case 'backup-too-new':
      return 'This backup was made by a newer Phonekeep. Install that one to use it.'
    case 'backup-too-large':
      return 'This backup lists more items than any phone holds. It is damaged, or not one of ours.'
    case 'backup-gone':
      return 'The backup is not there any more. Plug its drive in, or give another folder.'
    case 'phone-full':
      return phoneFull(details)
    case 'phone-storage-gone':
      return `The phone has no storage that can be written${said}. Unlock it and run the command again.`
    case 'not-a-folder-name':
      return 'That is no name for a folder on the phone. Give one without / and : and without dots at its beginning.'
    case 'nothing-to-restore':
      return 'Nothing in the backup matches.'
    case 'disk-failed':
      return `The disk failed${said}. Check it, or choose another folder.`
    case 'trash-failed':
    case 'open-failed':
    case 'catalog-gone':
    case 'folder-not-chosen':
    case 'job-running':
    case 'job-gone':
    case 'sample-failed':
    case 'bad-request':
    case 'unexpected':
      return `Something went wrong that should not: ${code}${said}.`
    default:
      return assertNever(code)
  }
}

function phoneFull({ neededBytes, freeBytes }: NonNullable<ErrorInfo['details']>): string {
  const facts =
    typeof neededBytes === 'number' && typeof freeBytes === 'number'
      ? ` ${formatBytes(neededBytes)} are needed, ${formatBytes(freeBytes)} are free.`
      : ''
  return `There is not enough room on the phone.${facts} Free some there, or restore less with --select or --types. What was restored stays.`
}

function noSpace(details: NonNullable<ErrorInfo['details']>): string {
  const { neededBytes, freeBytes } = details
  const facts =
    typeof neededBytes === 'number' && typeof freeBytes === 'number'
      ? ` ${formatBytes(neededBytes)} are needed, ${formatBytes(freeBytes)} are free.`
      : ''
  return `There is not enough space in the output folder.${facts} Free some, choose another folder, or fewer --types.`
}

/** Of a backup in a list, in a word or two. */
export function describeState(state: LibraryState): string {
  const words = {
    complete: '',
    interrupted: 'interrupted',
    damaged: 'damaged',
    newer: 'made by a newer Phonekeep',
  } as const satisfies Record<LibraryState, string>
  return words[state]
}

/** Not a problem: no program may look into it. */
export function describeClosedFolder(path: string): string {
  return printable(`${path}: not included, Android keeps it closed to other programs`)
}

/** What of a backup is to be said before anything of it is shown; null where nothing is. */
export function describeAuthenticity(authenticity: Authenticity): string | null {
  if (authenticity.kind === 'unsigned')
    return `Not signed with its key: ${describeReasons(authenticity.reasons)}. Somebody else may have made or changed it.`
  const name = authenticity.kind === 'signed' ? authenticity.renamedFrom : null
  return name === null ? null : printable(`This backup was renamed since it was made; its name was ${name}.`)
}

/** What verifying can say of a backup in which nothing is wrong. */
export function describeSignature(authenticity: Authenticity): string {
  if (authenticity.kind !== 'signed') return ''
  const words = {
    manifest: ' It is signed with its key.',
    contents:
      ' It is signed with its key, by version 0.1: that leaves out its name and whether it is complete.',
    items: ' Each item of its list is sealed with its key.',
  } as const satisfies Record<typeof authenticity.covers, string>
  return words[authenticity.covers]
}

export function describeMark(mark: KeyMark): string {
  const words = {
    'not-signed': 'not signed with the key it names',
    'other-key': "not made with this phone's key",
    'not-encrypted': "not made with this phone's key: it is not encrypted",
  } as const satisfies Record<KeyMark, string>
  return words[mark]
}

function describeReasons(reasons: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    'no-signature': 'it has no signature',
    'wrong-signature': 'its signature does not match what it says',
    'index-changed': 'its list of contents is not the one that was signed',
    'report-changed': 'its report is not the one that was signed',
  } satisfies Record<UnsignedReason, string>
  return reasons.map(reason => words[reason] ?? printable(reason)).join('; ')
}

/** Whose words they are, where they are not our own. */
function said(detail: IssueDetail | undefined): string {
  if (!detail) return ''
  const who = { phone: 'the phone said: ', disk: 'the disk said: ', app: '' } as const satisfies Record<
    SaidBy,
    string
  >
  return ` (${who[detail.saidBy]}${detail.text})`
}

export function describeIssue({ item, code, detail }: ItemIssue): string {
  const words = {
    'refused-by-phone': 'the phone refused to read it',
    vanished: 'it was deleted or moved meanwhile',
    'changed-while-copying': 'it kept changing while it was copied',
    'cut-short': 'the phone sent less than the whole file',
    'differs-from-phone': "what arrived is not what the phone reads; check the cable and the phone's storage",
    'phone-failed': 'the phone failed to read it',
    'unsafe-name': 'its name is not one a file can have',
    'path-too-long': 'its name is too long for this disk',
    'kept-aside':
      'saved by an interrupted run, and could not be accounted for: it is in the folder "Unlisted"',
    'folder-unreadable': 'the phone does not let this folder be read',
    'damaged-in-backup': 'it is damaged or missing in the backup; run "phonekeep verify"',
    'not-a-place-on-phone': 'its path is none that a phone can have',
    'refused-to-take': 'the phone refused to take it',
    'differs-after-sending':
      "what the phone has is not what was sent; check the cable and the phone's storage",
    'name-taken': 'its name is taken there, and no free one was found',
  } as const satisfies Record<ItemIssue['code'], string>
  return printable(`${item}: ${words[code]}${said(detail)}`)
}

export function describeFault({ item, code, detail }: BackupFault): string {
  const words = {
    missing: 'is missing',
    changed: 'is not what was saved',
    extra: 'is not part of the backup',
    unreadable: 'cannot be read',
    'index-line': 'has a line that cannot be read',
  } as const satisfies Record<BackupFault['code'], string>
  return printable(`${item} ${words[code]}${said(detail)}`)
}
