import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { damageNoteName } from './layout'
import { readSmallFile } from '../disk/read-small-file'
import { writeAtomically } from '../disk/write-atomically'

const maxBytes = 16 * 1024 * 1024
/** By the name of a backup: the files in it that a verification found wrong. */
const noteSchema = z.record(z.string(), z.array(z.string()))

/** The files of a backup that are not to be shared with a new one. Never throws. */
export async function readDamaged(backupFolder: string): Promise<ReadonlySet<string>> {
  return new Set((await readNote(dirname(backupFolder)))[basename(backupFolder)])
}

/** How many files of each backup of a phone are known to be wrong, by the backup's name. Never throws. */
export async function countDamaged(phoneFolder: string): Promise<ReadonlyMap<string, number>> {
  const note = await readNote(phoneFolder)
  return new Map(Object.entries(note).map(([name, files]) => [name, files.length]))
}

/**
 * Remembers, beside the backups of a phone, what a verification found wrong in one of them: the next backup copies these
 * files anew instead of sharing them. Where that cannot be written, as on a read-only disk, no backup can be either.
 */
export async function noteDamaged(backupFolder: string, files: readonly string[]): Promise<void> {
  await changeNote(backupFolder, () => files)
}

/** The same for what was found without reading all of the backup: what was known before stays. */
export async function addDamaged(backupFolder: string, files: readonly string[]): Promise<void> {
  await changeNote(backupFolder, known => [...new Set([...known, ...files])])
}

async function changeNote(
  backupFolder: string,
  change: (known: readonly string[]) => readonly string[],
): Promise<void> {
  const phoneFolder = dirname(backupFolder)
  const note = await readNote(phoneFolder)
  const name = basename(backupFolder)
  const files = change(note[name] ?? [])
  if (files.length === 0 && note[name] === undefined) return
  const others = Object.entries(note).filter(([one]) => one !== name)
  const own = files.length > 0 ? [[name, [...files].sort()]] : []
  const text = JSON.stringify(Object.fromEntries([...others, ...own]), null, 2) + '\n'
  await writeAtomically(join(phoneFolder, damageNoteName), text, { shared: true }).catch(() => undefined)
}

async function readNote(phoneFolder: string): Promise<z.infer<typeof noteSchema>> {
  try {
    return noteSchema.parse(
      JSON.parse((await readSmallFile(join(phoneFolder, damageNoteName), maxBytes)).toString('utf8')),
    )
  } catch {
    return {}
  }
}
