import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Failure } from '../core/errors/failure'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import { listBackups, type FoundBackup } from '../core/library/list-backups'
import { toBackupItem } from '../core/format/backup-item'
import { isSealed, type PlainManifest } from '../core/format/manifest'
import { markBackups } from '../core/library/mark-backups'
import { openBackup, type UnsignedRule } from '../core/library/open-backup'
import { scanLibrary, type ScannedBackup } from '../core/library/scan-library'
import { summarizeBackup } from '../core/library/summarize-backup'
import type { KeyMark } from '../shared/model/key-mark'
import { categoryOf, newerName } from '../shared/model/category'
import { printable } from '../shared/printable'
import { exitCodes } from './exit-codes'
import { formatBytes } from './format'
import { describeMark, describeNewer, describeState } from './messages'
import { tellAuthenticity } from './tell-authenticity'

export interface ListOptions {
  readonly folder: string
  readonly password: string | null
  readonly unsigned: UnsignedRule
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: KeyRing
  readonly json: boolean
  readonly io: NodeJS.Process
}

/**
 * Prints a line a backup, or of one backup a line an item. @returns the exit code
 * @throws Failure `not-a-backup` when there is none; what opening one throws
 */
export async function list(options: ListOptions): Promise<number> {
  const folder = resolve(options.folder)
  // Also what is too damaged to be opened: why is told then.
  const isBackup = (await summarizeBackup(folder)) !== null
  return isBackup ? await listItems(folder, options) : await listAll(folder, options)
}

/** Of the folder of one phone, or of an output folder with one for each. */
async function listAll(folder: string, { ring, json, io }: ListOptions): Promise<number> {
  const names = await readdir(folder).catch(() => [] as string[])
  const found = await Promise.all([folder, ...names.map(name => join(folder, name))].map(listBackups))
  const backups = found.flat()
  const states = await scanStates(folder)
  const readable = new Set(backups.map(({ path }) => path))
  const unreadable = [...states.values()].filter(backup => !readable.has(backup.folder))
  if (backups.length + unreadable.length === 0) throw new Failure('not-a-backup')
  const toMark = backups.map(({ path, manifest }) => ({
    folder: path,
    sealed: isSealed(manifest) ? manifest : null,
    serial: isSealed(manifest) ? null : manifest.phone.serial,
  }))
  const marks = await markBackups(toMark, ring)
  for (const backup of backups) {
    const about = {
      damagedFiles: states.get(backup.path)?.damagedFiles ?? 0,
      mark: marks.get(backup.path) ?? null,
    }
    io.stdout.write((json ? toJson(backup, about) : toText(backup, about)) + '\n')
  }
  for (const backup of unreadable)
    io.stdout.write((json ? unreadableJson(backup) : unreadableText(backup)) + '\n')
  return exitCodes.done
}

/** As the Library sees them, those too that are damaged or made by a newer version. */
async function scanStates(folder: string): Promise<ReadonlyMap<string, ScannedBackup>> {
  const states = new Map<string, ScannedBackup>()
  for await (const backup of scanLibrary(folder)) states.set(backup.folder, backup)
  return states
}

function unreadableJson({ folder, state, startedAt }: ScannedBackup): string {
  const began = startedAt === null ? undefined : new Date(startedAt).toISOString()
  return JSON.stringify({ event: 'backup', path: folder, state, startedAt: began })
}

function unreadableText({ folder, state }: ScannedBackup): string {
  return [printable(folder), '', describeState(state)].join('\t')
}

interface About {
  readonly damagedFiles: number
  readonly mark: KeyMark | null
}

function toJson({ path, manifest }: FoundBackup, { damagedFiles, mark }: About): string {
  const { state: written, startedAt, finishedAt, total } = manifest
  const encrypted = isSealed(manifest)
  const state = written === 'complete' && damagedFiles > 0 ? 'damaged' : written
  const facts = { path, state, encrypted, mark, startedAt, finishedAt, ...total }
  return JSON.stringify({ event: 'backup', ...facts, ...(damagedFiles > 0 ? { damagedFiles } : {}) })
}

function toText({ path, manifest }: FoundBackup, { damagedFiles, mark }: About): string {
  const { state, total } = manifest
  const marks = [
    ...(isSealed(manifest) ? ['encrypted'] : newerIn(manifest)),
    ...(state === 'partial' ? [describeState('interrupted')] : []),
    ...(damagedFiles > 0 ? [`${describeState('damaged')} (${damagedFiles}): run "phonekeep verify"`] : []),
    ...(mark === null ? [] : [describeMark(mark)]),
  ]
  const size = state === 'partial' ? '' : `${total.count} items, ${formatBytes(total.bytes)}`
  return [printable(path), size, marks.join(', ')].join('\t').trimEnd()
}

/** What of a plain backup only a newer version knows. */
function newerIn({ saved }: PlainManifest): readonly string[] {
  const names = Object.keys(saved).map(name => newerName(categoryOf(name)))
  return names.filter(name => name !== null).map(describeNewer)
}

async function listItems(folder: string, options: ListOptions): Promise<number> {
  const { password, unsigned, json, io } = options
  const backup = await openBackup(folder, password, unsigned)
  tellAuthenticity(backup, options)
  let bad = 0
  for await (const line of backup.items(() => (bad += 1))) {
    const { bytes, mtime } = line
    const { path, category } = toBackupItem(line)
    const newer = newerName(category)
    const columns = [
      new Date(mtime * 1000).toISOString(),
      String(bytes).padStart(12),
      printable(path),
      ...(newer === null ? [] : [describeNewer(newer)]),
    ]
    const text = columns.join('\t')
    io.stdout.write((json ? JSON.stringify({ event: 'item', ...line }) : text) + '\n')
  }
  if (bad > 0) io.stderr.write(`${bad} lines of the index cannot be read. Run "phonekeep verify".\n`)
  return bad > 0 ? exitCodes.doneWithProblems : exitCodes.done
}
