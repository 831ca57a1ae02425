import { opendir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { countDamaged } from '../format/damage-note'
import { readAllVerified } from '../format/verified-note'
import { summarizeBackup, type BackupSummary, type Summarize } from './summarize-backup'

export interface ScannedBackup extends BackupSummary {
  /** How many files of it verifying found wrong. */
  readonly damagedFiles: number
  /** When a verification that read all of it began, in seconds since 1970; null where none is known of. */
  readonly verifiedAt: number | null
}

/** How far a scan goes: any folder may be given, and may hold anything. */
export interface ScanLimits {
  /** Of names, in all folders that are looked into. */
  readonly entries: number
  readonly folders: number
}

export interface ScanOptions {
  readonly signal?: AbortSignal
  readonly summarize?: Summarize
  readonly limits?: ScanLimits
}

const defaultLimits: ScanLimits = { entries: 200_000, folders: 20_000 }
/** An output folder holds the folders of phones, these hold backups. */
const depth = 2

/**
 * Finds the backups in a folder: one that backups go to, that of one phone, or a backup itself. Reads manifests and
 * nothing else; follows no link below `folder`. Never throws but for the signal.
 * @throws the signal's reason
 */
export async function* scanLibrary(folder: string, options: ScanOptions = {}): AsyncGenerator<ScannedBackup> {
  const { signal, summarize = summarizeBackup, limits = defaultLimits } = options
  const left = { ...limits }
  const damaged = createNoteReader(countDamaged)
  const verified = createNoteReader(readAllVerified)
  async function* look(path: string, deeper: number): AsyncGenerator<ScannedBackup> {
    signal?.throwIfAborted()
    if (left.folders-- <= 0) return
    const summary = await summarize(path)
    if (summary) {
      yield withNotes(summary, { damagedFiles: (await damaged(path)) ?? 0, verifiedAt: await verified(path) })
    }
    if (summary || deeper === 0) return
    for (const name of await foldersIn(path, left)) yield* look(join(path, name), deeper - 1)
  }
  yield* look(folder, depth)
}

type Note = Promise<ReadonlyMap<string, number>>

/** What a note beside the backups of a phone says of one of them. Each note is read once. */
function createNoteReader(read: (phoneFolder: string) => Note): (backup: string) => Promise<number | null> {
  const notes = new Map<string, Note>()
  return async backup => {
    const beside = dirname(backup)
    const note = notes.get(beside) ?? read(beside)
    notes.set(beside, note)
    return (await note).get(basename(backup)) ?? null
  }
}

function withNotes(
  summary: BackupSummary,
  notes: Pick<ScannedBackup, 'damagedFiles' | 'verifiedAt'>,
): ScannedBackup {
  const state = summary.state === 'complete' && notes.damagedFiles > 0 ? 'damaged' : summary.state
  return { ...summary, state, ...notes }
}

/** Newest names first, so that a folder of far too many gives the newest backups. */
async function foldersIn(folder: string, left: { entries: number }): Promise<readonly string[]> {
  const names: string[] = []
  try {
    for await (const entry of await opendir(folder, { bufferSize: 1024 })) {
      if (left.entries-- <= 0) break
      if (entry.isDirectory() && !entry.name.startsWith('.')) names.push(entry.name)
    }
  } catch {
    // What cannot be read shows what was read of it.
  }
  return names.sort().reverse()
}
