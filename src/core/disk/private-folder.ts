import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { writeAtomically } from './write-atomically'

const folderMode = 0o700
const fileMode = 0o600
const othersBits = 0o077
/** A folder for everybody, such as `/tmp`. */
const stickyBit = 0o1000

/** Writes a file of the user's own settings, which nobody else may look into, whatever the umask. @throws Node's system errors */
export async function writePrivately(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: folderMode })
  keepPrivate(file)
  // The app and the command line may write at the same time.
  await writeAtomically(file, content, { mode: fileMode, shared: true })
}

/**
 * Takes from others what an earlier version, or a careless umask, let them do with such a file and its folder. Nothing that
 * belongs to somebody else is changed, nor a folder that is for more than this. Never throws.
 */
export function keepPrivate(file: string): void {
  // Windows keeps a user's settings by other means.
  if (process.platform === 'win32') return
  tighten(file, fileMode, () => true)
  tighten(dirname(file), folderMode, () => {
    const names = readdirSync(dirname(file))
    return names.length === 0 || names.includes(basename(file))
  })
}

function tighten(path: string, mode: number, isOurs: () => boolean): void {
  try {
    const stats = lstatSync(path)
    const mine = !stats.isSymbolicLink() && stats.uid === process.getuid?.()
    if (mine && (stats.mode & othersBits) !== 0 && (stats.mode & stickyBit) === 0 && isOurs())
      chmodSync(path, mode)
  } catch {
    // Not there yet, or on a disk without modes.
  }
}
