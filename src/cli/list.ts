import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Failure } from '../core/job/failure'
import { manifestName } from '../core/vault/layout'
import { listBackups, type FoundBackup } from '../core/vault/list-backups'
import { isSealed } from '../core/vault/manifest'
import { openBackup } from '../core/vault/open-backup'
import { printable } from '../shared/printable'
import { exitCodes } from './exit-codes'
import { formatBytes } from './format'

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
  const isBackup = await stat(join(folder, manifestName)).then(
    stats => stats.isFile(),
    () => false,
  )
  return isBackup ? await listItems(folder, options) : await listAll(folder, options)
}

/** Of the folder of one phone, or of an output folder with one for each. */
async function listAll(folder: string, { json, io }: ListOptions): Promise<number> {
  const names = await readdir(folder).catch(() => [] as string[])
  const found = await Promise.all([folder, ...names.map(name => join(folder, name))].map(listBackups))
  const backups = found.flat()
  if (backups.length === 0) throw new Failure('not-a-backup')
  for (const backup of backups) io.stdout.write((json ? toJson(backup) : toText(backup)) + '\n')
  return exitCodes.done
}

function toJson({ path, manifest }: FoundBackup): string {
  const { state, startedAt, finishedAt, total } = manifest
  const encrypted = isSealed(manifest)
  return JSON.stringify({ event: 'backup', path, state, encrypted, startedAt, finishedAt, ...total })
}

function toText({ path, manifest }: FoundBackup): string {
  const { state, total } = manifest
  const marks = [
    ...(isSealed(manifest) ? ['encrypted'] : []),
    ...(state === 'partial' ? ['interrupted'] : []),
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
