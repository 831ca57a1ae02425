import type { ErrorCode } from '../../../shared/model/errors'
import type { Section } from '../../store/navigation'

/** Where a person goes on after an error: none of them is a dead end. */
export type WayOn =
  | 'connect'
  | 'look-again'
  | 'choose'
  | 'folder'
  | 'job'
  | 'start'
  /** Where backups are looked into. */
  | 'library'
  | 'choose-inside'
  | 'where'
  /** Those for second copies. */
  | 'places'

const ways: Readonly<Record<ErrorCode, WayOn>> = {
  'adb-missing': 'connect',
  'adb-failed': 'connect',
  'adb-in-use': 'connect',
  'phone-gone': 'connect',
  'phone-silent': 'connect',
  'phone-not-ready': 'connect',
  'phone-refused': 'connect',
  'phone-not-chosen': 'connect',
  'adb-too-old': 'connect',
  'pairing-failed': 'connect',
  'phone-not-paired': 'connect',
  'phone-not-on-network': 'connect',
  'not-a-network-address': 'connect',
  'not-a-pairing-code': 'connect',
  'catalog-gone': 'look-again',
  'nothing-selected': 'choose',
  'folder-not-chosen': 'folder',
  'folder-missing': 'folder',
  'folder-read-only': 'folder',
  'folder-busy': 'folder',
  'no-space': 'folder',
  'disk-failed': 'folder',
  'wrong-password': 'start',
  'password-needed': 'start',
  'password-empty': 'start',
  'backup-damaged': 'folder',
  'backup-unreadable': 'folder',
  'backup-not-signed': 'library',
  'backup-not-encrypted': 'library',
  'not-a-backup': 'folder',
  'backup-too-new': 'folder',
  'backup-too-large': 'library',
  'backup-gone': 'library',
  'backup-incomplete': 'library',
  'backup-of-other-phone': 'library',
  'trash-failed': 'library',
  'phone-full': 'choose-inside',
  'phone-keeps-files': 'library',
  'phone-storage-gone': 'connect',
  'not-a-folder-name': 'where',
  'nothing-to-restore': 'choose-inside',
  'rclone-missing': 'places',
  'rclone-failed': 'places',
  'place-unreachable': 'places',
  'place-denied': 'places',
  'place-full': 'places',
  'place-failed': 'places',
  'place-busy': 'places',
  'place-gone': 'places',
  'nothing-to-copy': 'start',
  'open-failed': 'library',
  'job-running': 'job',
  'job-gone': 'start',
  'sample-failed': 'connect',
  'bad-request': 'start',
  unexpected: 'start',
}

/** Where it is another way when a backup is looked into. */
const waysInside: Readonly<Partial<Record<WayOn, WayOn>>> = {
  'look-again': 'library',
  choose: 'choose-inside',
  folder: 'where',
  start: 'library',
}

const aboutBackup: readonly ErrorCode[] = [
  'backup-damaged',
  'backup-unreadable',
  'not-a-backup',
  'backup-too-new',
]

export function wayOn(code: ErrorCode, section: Section): WayOn {
  if (section === 'backup' || section === 'settings' || section === 'places') return ways[code]
  if (aboutBackup.includes(code) || (section === 'library' && code === 'folder-missing')) return 'library'
  return waysInside[ways[code]] ?? ways[code]
}
