import { assertNever } from '../shared/assert-never'
import { printable } from '../shared/printable'
import type { Authenticity, UnsignedReason } from '../shared/model/authenticity'
import type { KeyMark } from '../shared/model/key-mark'
import type { ErrorInfo } from '../shared/model/errors'
import type { BackupFault, IssueDetail, ItemIssue, SaidBy } from '../shared/model/issue'
import type { LibraryState } from '../shared/model/library'
import { formatBytes } from './format'

/** What happened and what to do next, for a terminal. */
export function describeFailure({ code, details = {} }: ErrorInfo): string {
  const said = details['message'] ? printable(` (${details['message']})`) : ''
  switch (code) {
    case 'adb-missing':
      return "adb was not found. Install Android's platform-tools (Debian: apt install adb) or set ANDROID_HOME."
    case 'adb-failed':
      return `adb couldn't be started${said}. Run "adb devices" to see what it says.`
    case 'phone-gone':
      return "The phone isn't connected, or was unplugged. Plug it in and run the command again."
    case 'phone-silent':
      return `The phone stopped responding${said}. Unlock it, plug it back in, and run the command again.`
    case 'phone-not-ready':
      return `The phone is connected but not ready${said}. Unlock it, and tap Allow if it asks; if it stays offline, unplug it and plug it back in.`
    case 'phone-refused':
      return `The phone refused the transfer${said}.`
    case 'phone-not-chosen':
      return `Several phones are connected: ${details['serials']}. Choose one with --device.`
    case 'nothing-selected':
      return 'There is nothing to back up: nothing on the phone matches.'
    case 'folder-missing':
      return 'Output folder not found. Create it first, or connect its drive.'
    case 'folder-read-only':
      return "The output folder isn't writable. Choose another one."
    case 'folder-busy':
      return 'Another backup of this phone is already running in this folder. Wait until it finishes.'
    case 'no-space':
      return noSpace(details)
    case 'wrong-password':
      return 'Wrong password for this backup. Nothing was changed.'
    case 'password-needed':
      return 'The password of the encrypted backups is needed: use --password-stdin or --password-file.'
    case 'password-empty':
      return 'The password is empty. An encrypted backup needs one.'
    case 'backup-damaged':
      return `This backup is damaged${said}. Use another one, and keep this one as it is: "phonekeep verify" lists what is wrong with it.`
    case 'backup-unreadable':
      return `You don't have permission to read this backup${said}. Change the permissions of its files, or run this as the user who owns them.`
    case 'backup-not-signed':
      return `This backup is not signed with its key: ${describeReasons(String(details['reasons']).split(','))}. It is damaged, or someone else made or changed it. "phonekeep verify" tells you more; to use it anyway, add --trust-unsigned.`
    case 'backup-not-encrypted':
      return 'This backup is not encrypted, so it has no password. If it was encrypted when you made it, someone has replaced it.'
    case 'not-a-backup':
      return 'No backup found there. Give the folder that contains backup.json.'
    case 'backup-too-new':
      return 'This backup was created by a newer version of Phonekeep. Update Phonekeep to use it.'
    case 'backup-too-large':
      return "This backup lists more items than any phone has. It is damaged, or wasn't made by Phonekeep."
    case 'backup-gone':
      return 'Backup not found. Connect its drive, or give another folder.'
    case 'phone-full':
      return phoneFull(details)
    case 'phone-storage-gone':
      return `The phone's storage can't be written to${said}. Unlock it and run the command again.`
    case 'not-a-folder-name':
      return "A folder on the phone can't have this name. Use one that doesn't start with a dot or contain / or :."
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
      return `Something unexpected happened: ${code}${said}.`
    default:
      return assertNever(code)
  }
}

function phoneFull({ neededBytes, freeBytes }: NonNullable<ErrorInfo['details']>): string {
  const facts =
    typeof neededBytes === 'number' && typeof freeBytes === 'number'
      ? ` ${formatBytes(neededBytes)} needed, ${formatBytes(freeBytes)} free.`
      : ''
  return `There isn't enough space on the phone.${facts} Free some space, or restore less with --select or --types. What has been restored stays there.`
}

function noSpace(details: NonNullable<ErrorInfo['details']>): string {
  const { neededBytes, freeBytes } = details
  const facts =
    typeof neededBytes === 'number' && typeof freeBytes === 'number'
      ? ` ${formatBytes(neededBytes)} needed, ${formatBytes(freeBytes)} free.`
      : ''
  return `There isn't enough space in the output folder.${facts} Free some space, choose another folder, or fewer --types.`
}

/** Of a backup in a list, in a word or two. */
export function describeState(state: LibraryState): string {
  const words = {
    complete: '',
    interrupted: 'interrupted',
    damaged: 'damaged',
    newer: 'created by a newer version of Phonekeep',
  } as const satisfies Record<LibraryState, string>
  return words[state]
}

/** Not a problem: no other app may open it. */
export function describeClosedFolder(path: string): string {
  return printable(`${path}: not included, Android doesn't share it`)
}

/** What to say about a backup before anything in it is shown; null where there is nothing to say. */
export function describeAuthenticity(authenticity: Authenticity): string | null {
  if (authenticity.kind === 'unsigned')
    return `Not signed with its key: ${describeReasons(authenticity.reasons)}. Someone else may have made or changed it.`
  const name = authenticity.kind === 'signed' ? authenticity.renamedFrom : null
  return name === null
    ? null
    : printable(`This backup has been renamed since it was made; its name was ${name}.`)
}

/** What verifying can say of a backup in which nothing is wrong. */
export function describeSignature(authenticity: Authenticity): string {
  if (authenticity.kind !== 'signed') return ''
  const words = {
    manifest: ' It is signed with its key.',
    contents:
      " It is signed with its key by version 0.1, which doesn't cover its name or whether it is complete.",
    items: ' Each item of its list is sealed with its key.',
  } as const satisfies Record<typeof authenticity.covers, string>
  return words[authenticity.covers]
}

export function describeMark(mark: KeyMark): string {
  const words = {
    'not-signed': 'not signed with the key it names',
    'other-key': "not made with this phone's key",
    'not-encrypted': "not made with this phone's key: it isn't encrypted",
  } as const satisfies Record<KeyMark, string>
  return words[mark]
}

function describeReasons(reasons: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    'no-signature': 'it has no signature',
    'wrong-signature': "its signature doesn't match",
    'index-changed': "its list of contents isn't the one that was signed",
    'report-changed': "its report isn't the one that was signed",
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

/** Of items that this version does not know. @param name what a newer one calls them */
export function describeNewer(name: string): string {
  return printable(`${name}: saved by a newer version of Phonekeep`)
}

export function describeIssue({ item, code, detail }: ItemIssue): string {
  const words = {
    'refused-by-phone': 'the phone refused access to it',
    vanished: 'it was deleted or moved in the meantime',
    'changed-while-copying': 'it kept changing while being copied',
    'cut-short': 'the phone sent less than the whole file',
    'differs-from-phone':
      "what arrived differs from what the phone reads; check the cable and the phone's storage",
    'phone-failed': "the phone couldn't read it",
    'unsafe-name': "a file can't have its name",
    'path-too-long': 'its path is too long for this disk',
    'kept-aside': 'saved by an interrupted backup, but not listed: it is in the folder "Unlisted"',
    'folder-unreadable': "the phone doesn't let this folder be read",
    'damaged-in-backup': 'it is damaged or missing in the backup; run "phonekeep verify"',
    'not-a-place-on-phone': "its path can't exist on a phone",
    'refused-to-take': "the phone didn't accept it",
    'differs-after-sending':
      "what the phone has differs from what was sent; check the cable and the phone's storage",
    'name-taken': 'its name is taken there, and no free one was found',
    'needs-newer-version':
      'saved by a newer version of Phonekeep, which this one can\'t restore: update, or use "phonekeep export"',
    'cannot-be-put-back': 'this kind of data can\'t be restored to a phone: use "phonekeep export"',
  } as const satisfies Record<ItemIssue['code'], string>
  return printable(`${item}: ${words[code]}${said(detail)}`)
}

export function describeFault({ item, code, detail }: BackupFault): string {
  const words = {
    missing: 'is missing',
    changed: 'has changed since it was saved',
    extra: "isn't part of the backup",
    unreadable: "can't be read",
    'index-line': "has a line that can't be read",
  } as const satisfies Record<BackupFault['code'], string>
  return printable(`${item} ${words[code]}${said(detail)}`)
}
