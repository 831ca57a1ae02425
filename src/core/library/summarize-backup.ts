import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { categoryNamed, newerName } from '../../shared/model/category'
import type { LibraryState } from '../../shared/model/library'
import { phoneTitle } from '../../shared/phone-title'
import { Failure } from '../errors/failure'
import {
  indexName,
  keyName,
  manifestName,
  partialSuffix,
  encryptedIndexName,
  encryptedJournalName,
  unlistedFolder,
} from '../format/layout'
import { isEncrypted, type Manifest, type PlainManifest, type EncryptedManifest } from '../format/manifest'
import { readManifest } from '../format/read-manifest'
import { marketName } from '../phone/market-name'

/** What is known of a backup without its index and without its password. */
export interface BackupSummary {
  readonly folder: string
  readonly state: LibraryState
  readonly encrypted: boolean
  /** Its manifest, if it is encrypted; undefined where it cannot be read. */
  readonly encryptedManifest: EncryptedManifest | null | undefined
  /** Milliseconds since 1970. */
  readonly startedAt: number | null
  readonly finishedAt: number | null
  /** Of an unfinished one: whether it says what was selected for it. */
  readonly tellsSelection: boolean
  readonly items: number
  readonly bytes: number
  /** How many items of the gallery a plain one has. */
  readonly pictures: number
  /** Where it can be read, and is not under the password. */
  readonly phone: { readonly name: string; readonly serial: string } | null
  /** Whether it keeps files of an interrupted run that no list of contents names. */
  readonly hasUnlisted: boolean
  /** What of a plain one only a newer version knows, by that one's names. */
  readonly newer: readonly string[]
}

/** What a folder is named that this app has made. */
const backupNames = /^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d( \(\d+\))?(\.partial)?$/
const ownFiles = [indexName, encryptedIndexName, encryptedJournalName, keyName]

export type Summarize = (folder: string) => Promise<BackupSummary | null>

/** `summarizeBackup` that reads a manifest anew only when it was written to. */
export function createSummarizer(): Summarize {
  const known = new Map<string, { readonly version: string; readonly summary: BackupSummary | null }>()
  return async folder => {
    const stats = await lstat(join(folder, manifestName)).catch(() => null)
    if (!stats) return await summarizeBackup(folder)
    const version = `${stats.ino} ${stats.size} ${stats.mtimeMs}`
    const kept = known.get(folder)
    if (kept?.version === version) return kept.summary
    const summary = await summarizeBackup(folder)
    known.set(folder, { version, summary })
    return summary
  }
}

/** What a folder is by its manifest; null for one that is no backup. Never throws: it may hold anything. */
export async function summarizeBackup(folder: string): Promise<BackupSummary | null> {
  try {
    const manifest = await readManifest(folder)
    return summaryOf(folder, manifest, await isFolder(join(folder, unlistedFolder)))
  } catch (error) {
    const code = error instanceof Failure ? error.info.code : 'backup-damaged'
    if (code === 'backup-too-new') return { ...unreadable(folder), state: 'newer' }
    // Other programs have files of that name, too.
    return (await looksLikeBackup(folder, code !== 'not-a-backup')) ? unreadable(folder) : null
  }
}

function summaryOf(folder: string, manifest: Manifest, hasUnlisted: boolean): BackupSummary {
  const { startedAt, finishedAt, total, state } = manifest
  const partial = state === 'partial' || folder.endsWith(partialSuffix)
  const encrypted = isEncrypted(manifest)
  return {
    folder,
    state: partial ? 'interrupted' : 'complete',
    encrypted,
    encryptedManifest: encrypted ? manifest : null,
    startedAt: Date.parse(startedAt),
    finishedAt: finishedAt === undefined ? null : Date.parse(finishedAt),
    tellsSelection: manifest.selection !== undefined,
    items: total.count,
    bytes: total.bytes,
    pictures: encrypted ? 0 : (manifest.saved['gallery']?.count ?? 0),
    phone: encrypted ? null : phoneOf(manifest.phone),
    hasUnlisted,
    newer: encrypted ? [] : newerIn(manifest),
  }
}

function newerIn({ saved }: PlainManifest): readonly string[] {
  return Object.keys(saved).flatMap(name => newerName(categoryNamed(name)) ?? [])
}

function phoneOf({ manufacturer, model, serial }: { manufacturer: string; model: string; serial: string }) {
  return { name: phoneTitle({ manufacturer, model, marketName: marketName(model) }).trim(), serial }
}

function unreadable(folder: string): BackupSummary {
  return {
    folder,
    state: 'damaged',
    encrypted: false,
    encryptedManifest: undefined,
    startedAt: timeOfName(basename(folder)),
    finishedAt: null,
    tellsSelection: false,
    items: 0,
    bytes: 0,
    pictures: 0,
    phone: null,
    hasUnlisted: false,
    newer: [],
  }
}

/** Whether what has no readable manifest was a backup: by its name, and by the other files that one has. */
async function looksLikeBackup(folder: string, isManifestThere: boolean): Promise<boolean> {
  const named = backupNames.test(basename(folder))
  const filled = await hasOwnFile(folder)
  // A name alone is too little: when a backup is begun its folder is there before all else.
  return isManifestThere ? named || filled : named && filled
}

async function hasOwnFile(folder: string): Promise<boolean> {
  const found = await Promise.all(ownFiles.map(name => isFile(join(folder, name))))
  return found.includes(true)
}

async function isFile(file: string): Promise<boolean> {
  return await lstat(file).then(
    stats => stats.isFile(),
    () => false,
  )
}

async function isFolder(path: string): Promise<boolean> {
  return await lstat(path).then(
    stats => stats.isDirectory(),
    () => false,
  )
}

/** `2026-11-22 14.30.05` is in local time. */
function timeOfName(name: string): number | null {
  const [, date, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d)/.exec(name) ?? []
  const time = Date.parse(`${date}T${hours}:${minutes}:${seconds}`)
  return Number.isNaN(time) ? null : time
}
