import {
  chmodSync,
  chownSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { giveToShell, type ShellUser } from './phone-files'

export interface SpecialFiles {
  readonly bigFile: boolean
  readonly user: ShellUser | undefined
}

const fourGib = 4 * 1024 ** 3
const bigFileSize = fourGib + 123_457
/** Some app's user id: neither ours nor the shell's. */
const otherUid = 10_123

/** What cannot wait in the cache: a folder that may not be read, and a file too large to keep. */
export function addSpecialFiles(storage: string, { bigFile, user }: SpecialFiles): void {
  const locked = join(storage, 'Locked')
  mkdirSync(locked, { recursive: true })
  writeFileSync(join(locked, 'diary.txt'), 'Nobody is to read this.\n')
  if (user !== undefined) chownSync(locked, otherUid, otherUid)
  chmodSync(locked, 0o000)
  if (bigFile) addBigFile(join(storage, 'Movies', 'Concert 4K.mp4'), user)
}

/** A sparse file of 4 GiB + 123457 bytes, with marks where a 32-bit size or offset would go wrong. */
function addBigFile(path: string, user: ShellUser | undefined): void {
  const file = openSync(path, 'wx', 0o644)
  try {
    ftruncateSync(file, bigFileSize)
    const marks = [0, fourGib - 64, fourGib + 64, bigFileSize - 32]
    for (const position of marks) writeSync(file, `mark at ${position}`.padEnd(32, '.'), position)
  } finally {
    closeSync(file)
  }
  giveToShell(user, path)
  const taken = new Date('2024-06-15T20:14:00Z')
  utimesSync(path, taken, taken)
}
