/** Why an operation as a whole could not be done. Words for people are made from these in the renderer and the CLI. */
export const errorCodes = [
  'adb-missing',
  'adb-failed',
  'adb-in-use',
  'phone-gone',
  'phone-silent',
  'phone-not-ready',
  'phone-refused',
  'phone-not-chosen',
  'adb-too-old',
  'pairing-failed',
  'phone-not-paired',
  'phone-not-on-network',
  'not-a-network-address',
  'not-a-pairing-code',
  'catalog-gone',
  'nothing-selected',
  'folder-not-chosen',
  'folder-missing',
  'folder-read-only',
  'folder-busy',
  'no-space',
  'disk-failed',
  'wrong-password',
  'password-needed',
  'password-empty',
  'backup-damaged',
  'backup-unreadable',
  'backup-not-signed',
  'backup-not-encrypted',
  'not-a-backup',
  'backup-too-new',
  'backup-too-large',
  'backup-gone',
  'backup-incomplete',
  'backup-of-other-phone',
  'trash-failed',
  'phone-full',
  'phone-storage-gone',
  'not-a-folder-name',
  'nothing-to-restore',
  'phone-keeps-files',
  'open-failed',
  'job-running',
  'job-gone',
  'sample-failed',
  'bad-request',
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorInfo {
  readonly code: ErrorCode
  /** Facts for the sentence that is shown, e.g. `{ neededBytes, freeBytes }`. Never a secret. */
  readonly details?: Readonly<Record<string, string | number>>
}
