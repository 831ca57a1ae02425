import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { listLibrary } from '../core/app/list-library'
import type { MarkedBackup } from '../core/app/library-view'
import { lookIntoPlace } from '../core/app/places/look-into-place'
import type { OpenPlaces } from '../core/app/places/open-places'
import type { KnownPlace } from '../core/app/places/place-book'
import { Failure } from '../core/errors/failure'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import { toBackupItem } from '../core/format/backup-item'
import { summarizeBackup } from '../core/library/summarize-backup'
import { newerName } from '../shared/model/category'
import { printable } from '../shared/printable'
import { exitCodes } from './exit-codes'
import { openChosen, type ChosenBackup } from './open-chosen'
import { say } from './say'
import { tellAuthenticity } from './tell-authenticity'
import { findPlace, findPlacedBackup, placedBackupText } from './with-places'

export interface ListOptions extends ChosenBackup {
  readonly opened: OpenPlaces
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
  const { opened } = options
  if (!existsSync(options.folder)) {
    const place = findPlace(options.folder, opened.places.list())
    if (place) return await listPlace(place, options)
    if (findPlacedBackup(options.folder, opened)) return await listItems(options)
  }
  const folder = resolve(options.folder)
  // Also what is too damaged to be opened: why is told then.
  const isBackup = (await summarizeBackup(folder)) !== null
  return isBackup ? await listItems(options) : await listAll(folder, options)
}

/** Of the folder of one phone, or of an output folder with one for each, as the Library sees them. */
async function listAll(folder: string, { ring, json, io }: ListOptions): Promise<number> {
  const found: MarkedBackup[] = []
  for await (const together of listLibrary(folder, ring)) found.push(...together)
  if (found.length === 0) throw new Failure('not-a-backup')
  // What nothing more can be said of comes last.
  const sorted = [...found].sort((a, b) => Number(!isReadable(a)) - Number(!isReadable(b)))
  for (const backup of sorted) io.stdout.write((json ? toJson(backup) : toText(backup)) + '\n')
  return exitCodes.done
}

function isReadable({ encryptedManifest }: MarkedBackup): boolean {
  return encryptedManifest !== undefined
}

function toJson(backup: MarkedBackup): string {
  const { folder: path, encrypted, mark, startedAt, finishedAt, items: count, bytes, damagedFiles } = backup
  // As a manifest says it.
  const state = backup.state === 'interrupted' ? 'partial' : backup.state
  const times = { startedAt: isoTime(startedAt), finishedAt: isoTime(finishedAt) }
  const facts = isReadable(backup)
    ? { path, state, encrypted, mark, ...times, count, bytes }
    : { path, state, ...times }
  return JSON.stringify({ event: 'backup', ...facts, ...(damagedFiles > 0 ? { damagedFiles } : {}) })
}

function isoTime(ms: number | null): string | undefined {
  return ms === null ? undefined : new Date(ms).toISOString()
}

function toText(backup: MarkedBackup): string {
  const { folder, state, encrypted, mark, items, bytes, damagedFiles } = backup
  const marks = [
    ...(encrypted ? [say('list.encrypted')] : backup.newer.map(name => say('common.newer', { name }))),
    ...(state === 'complete' || damagedFiles > 0 ? [] : [say(`list.states.${state}`)]),
    ...(damagedFiles > 0 ? [say('list.damagedFiles', { count: damagedFiles })] : []),
    ...(mark === null ? [] : [say(`authenticity.marks.${mark}`)]),
  ]
  const isCounted = isReadable(backup) && state !== 'interrupted'
  const size = isCounted ? say('common.tally', { count: items, bytes }) : ''
  return [printable(folder), size, marks.join(', ')].join('\t').trimEnd()
}

/** What a place has, each by what it can be given by. */
async function listPlace(place: KnownPlace, options: ListOptions): Promise<number> {
  const { opened, ring, json, io } = options
  await lookIntoPlace(place.id, opened.places)
  const found: MarkedBackup[] = []
  for await (const together of listLibrary(opened.places.shelves(place.id), ring)) found.push(...together)
  if (found.length === 0) throw new Failure('not-a-backup')
  for (const backup of found) {
    const { folder } = backup
    const named = { ...backup, folder: placedBackupText(place, basename(dirname(folder)), basename(folder)) }
    io.stdout.write((json ? toJson(named) : toText(named)) + '\n')
  }
  return exitCodes.done
}

async function listItems(options: ListOptions): Promise<number> {
  const { json, io } = options
  const backup = await openChosen(options)
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
      ...(newer === null ? [] : [say('common.newer', { name: newer })]),
    ]
    const text = columns.join('\t')
    io.stdout.write((json ? JSON.stringify({ event: 'item', ...line }) : text) + '\n')
  }
  if (bad > 0) io.stderr.write(say('common.badLines', { count: bad }) + '\n')
  return bad > 0 ? exitCodes.doneWithProblems : exitCodes.done
}
