import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Failure } from '../core/job/failure'
import { listBackups, type FoundBackup } from '../core/vault/list-backups'
import { isSealed } from '../core/vault/manifest'
import { openBackup } from '../core/vault/open-backup'
import { scanLibrary, type ScannedBackup } from '../core/vault/scan-library'
import { summarizeBackup } from '../core/vault/summarize-backup'
import { printable } from '../shared/printable'
import { exitCodes } from './exit-codes'
import { formatBytes } from './format'
import { describeState } from './messages'

export interface ListOptions {
  readonly folder: string
  readonly password: string | null
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
async function listAll(folder: string, { json, io }: ListOptions): Promise<number> {
  const names = await readdir(folder).catch(() => [] as string[])
  const found = await Promise.all([folder, ...names.map(name => join(folder, name))].map(listBackups))
  const backups = found.flat()
  const states = await scanStates(folder)
  const readable = new Set(backups.map(({ path }) => path))
  const unreadable = [...states.values()].filter(backup => !readable.has(backup.folder))
  if (backups.length + unreadable.length === 0) throw new Failure('not-a-backup')
  for (const backup of backups) {
    const damagedFiles = states.get(backup.path)?.damagedFiles ?? 0
    io.stdout.write((json ? toJson(backup, damagedFiles) : toText(backup, damagedFiles)) + '\n')
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

function toJson({ path, manifest }: FoundBackup, damagedFiles: number): string {
  const { state: written, startedAt, finishedAt, total } = manifest
  const encrypted = isSealed(manifest)
  const state = written === 'complete' && damagedFiles > 0 ? 'damaged' : written
  const facts = { path, state, encrypted, startedAt, finishedAt, ...total }
  return JSON.stringify({ event: 'backup', ...facts, ...(damagedFiles > 0 ? { damagedFiles } : {}) })
}

function toText({ path, manifest }: FoundBackup, damagedFiles: number): string {
  const { state, total } = manifest
  const marks = [
    ...(isSealed(manifest) ? ['encrypted'] : []),
    ...(state === 'partial' ? [describeState('interrupted')] : []),
    ...(damagedFiles > 0 ? [`${describeState('damaged')} (${damagedFiles}): run "phonekeep verify"`] : []),
  ]
  const size = state === 'partial' ? '' : `${total.count} items, ${formatBytes(total.bytes)}`
  return [printable(path), size, marks.join(', ')].join('\t').trimEnd()
}

async function listItems(folder: string, { password, json, io }: ListOptions): Promise<number> {
  const backup = await openBackup(folder, password)
  let bad = 0
  for await (const line of backup.items(() => (bad += 1))) {
    const { path, bytes, mtime } = line
    const text = `${new Date(mtime * 1000).toISOString()}\t${String(bytes).padStart(12)}\t${printable(path)}`
    io.stdout.write((json ? JSON.stringify({ event: 'item', ...line }) : text) + '\n')
  }
  if (bad > 0) io.stderr.write(`${bad} lines of the index cannot be read. Run "phonekeep verify".\n`)
  return bad > 0 ? exitCodes.doneWithProblems : exitCodes.done
}
