/**
 * The words that 0.1.0 knows in a backup of version 1: with any other one it takes the backup for damaged. They never
 * change, whatever this version knows.
 */
export const categories1: ReadonlySet<string> = new Set([
  'gallery',
  'videos',
  'audio',
  'documents',
  'whatsapp',
  'other',
])
export const checks1: ReadonlySet<string> = new Set(['sha256', 'size'])
export const notIncludedReasons1: ReadonlySet<string> = new Set([
  'app-data',
  'contacts-messages-calls',
  'caches-and-trash',
  'not-selected',
])
export const problemSteps1: ReadonlySet<string> = new Set(['listing', 'copying'])
export const problemCodes1: ReadonlySet<string> = new Set([
  'refused-by-phone',
  'vanished',
  'changed-while-copying',
  'cut-short',
  'differs-from-phone',
  'phone-failed',
  'unsafe-name',
  'path-too-long',
  'folder-unreadable',
  'kept-aside',
  'damaged-in-backup',
  'not-a-place-on-phone',
  'refused-to-take',
  'differs-after-sending',
  'name-taken',
])
