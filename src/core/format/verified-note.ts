import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { verifiedNoteName } from './layout'
import { readSmallFile } from '../disk/read-small-file'
import { writeAtomically } from '../disk/write-atomically'

const maxBytes = 1024 * 1024
/** By the name of a backup: when a verification that came to its end began, in seconds since 1970. */
const noteSchema = z.record(z.string(), z.int().nonnegative())

/** When all of a backup was last read again, in seconds since 1970; null where that is not known. Never throws. */
export async function readVerified(backupFolder: string): Promise<number | null> {
  return (await readNote(dirname(backupFolder)))[basename(backupFolder)] ?? null
}

/** The same of all backups of a phone, by name. Never throws. */
export async function readAllVerified(phoneFolder: string): Promise<ReadonlyMap<string, number>> {
  return new Map(Object.entries(await readNote(phoneFolder)))
}

/**
 * Remembers it beside the backups of the phone, for a complete backup itself is never written to. Where that cannot be
 * written it is not remembered. Never throws.
 * @param at null for one of which a part could not be read or was not as it should be, whatever was known before
 */
export async function noteVerified(backupFolder: string, at: number | null): Promise<void> {
  const phoneFolder = dirname(backupFolder)
  const name = basename(backupFolder)
  const known = await readNote(phoneFolder)
  if (at === null && known[name] === undefined) return
  const others = Object.entries(known).filter(([one]) => one !== name)
  const note = Object.fromEntries(at === null ? others : [...others, [name, at]])
  const text = JSON.stringify(note, null, 2) + '\n'
  await writeAtomically(join(phoneFolder, verifiedNoteName), text, { shared: true }).catch(() => undefined)
}

async function readNote(phoneFolder: string): Promise<z.infer<typeof noteSchema>> {
  try {
    const text = (await readSmallFile(join(phoneFolder, verifiedNoteName), maxBytes)).toString('utf8')
    return noteSchema.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
