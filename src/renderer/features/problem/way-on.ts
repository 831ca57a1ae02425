import type { ErrorCode } from '../../../shared/model/errors'

/** Where a person goes on after an error: none of them is a dead end. */
export type WayOn = 'connect' | 'look-again' | 'choose' | 'folder' | 'job' | 'start'

const ways: Readonly<Record<ErrorCode, WayOn>> = {
  'adb-missing': 'connect',
  'adb-failed': 'connect',
  'phone-gone': 'connect',
  'phone-silent': 'connect',
  'phone-not-ready': 'connect',
  'phone-refused': 'connect',
  'phone-not-chosen': 'connect',
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
  'not-a-backup': 'folder',
  'backup-too-new': 'folder',
  'job-running': 'job',
  'job-gone': 'start',
  'sample-failed': 'connect',
  'bad-request': 'start',
  unexpected: 'start',
}

export function wayOn(code: ErrorCode): WayOn {
  return ways[code]
}
