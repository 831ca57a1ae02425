import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import pMap from 'p-map'
import { hashFile } from '../../disk/hash-file'
import { Failure } from '../../errors/failure'
import { insidePath } from '../../format/fields'
import {
  encryptedIndexName,
  encryptedReportName,
  fingerprintsName,
  howToOpenName,
  indexName,
  keyName,
  manifestName,
} from '../../format/layout'
import { isEncrypted } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import type { CopyBook } from './copy-state'
import type { Place, PlacedFile } from '../../places/place'
import { backupInPlace, dataListName } from '../../places/place-layout'

/** A backup of a place: what its folder there holds. */
export interface PlacedBackup {
  readonly name: string
  /** Without the folder of the backup; `backup.json` among them where the copy is finished. */
  readonly files: readonly PlacedFile[]
}

export interface BringInput {
  readonly place: Place
  readonly phone: string
  /** Where they are kept on this computer's disk. */
  readonly shelf: string
  /** What this computer knows of the copies, by name: no manifest names the list of an encrypted one's contents. */
  readonly copied?: CopyBook['backups'] | undefined
  readonly signal?: AbortSignal | undefined
}

/** What opens a backup, and says what is in it. */
const openers: ReadonlySet<string> = new Set([
  ...[manifestName, indexName, keyName, encryptedIndexName, encryptedReportName],
  ...[fingerprintsName, howToOpenName, dataListName],
])
/** A phone of a million items has an index of some hundred megabytes. */
const maxBytes = 1024 ** 3
const parallel = 4

/**
 * Brings what opens a backup from a place to this computer's disk, where it isn't there already.
 * @returns its folder: a backup without its items
 * @throws Failure `not-a-backup`, `backup-damaged` for an index that its manifest doesn't know; PlaceError; Node's system
 * errors
 */
export async function bringBackup(backup: PlacedBackup, input: BringInput): Promise<string> {
  const { shelf, place, phone, signal } = input
  const folder = join(shelf, backup.name)
  const wanted = backup.files.filter(({ path }) => openers.has(path))
  if (!wanted.some(({ path }) => path === manifestName)) throw new Failure('not-a-backup')
  if (wanted.some(({ bytes }) => bytes > maxBytes)) throw new Failure('backup-too-large')
  const incoming = join(shelf, `.${randomUUID()}`)
  try {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const get = async (file: string) =>
      await place.get(`${backupInPlace(phone, backup.name)}/${file}`, join(incoming, file), { signal })
    // The others are as they were as long as these are: one names them by their hashes, the other changes with a password.
    const telling = wanted.filter(({ path }) => path === manifestName || path === keyName)
    for (const { path } of telling) await get(path)
    if (await isSame(folder, incoming, telling, wanted)) return folder
    await pMap(
      wanted.filter(({ path }) => path !== manifestName && path !== keyName),
      ({ path }) => get(path),
      { concurrency: parallel },
    )
    await checkBrought(incoming, input.copied?.[backup.name]?.dataListSha256 ?? null)
    await rm(folder, { recursive: true, force: true })
    await rename(incoming, folder)
    return folder
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

/**
 * Brings only what says which backup it is, where it isn't there already.
 * @returns its folder
 * @throws like `bringBackup`
 */
export async function bringManifest(backup: PlacedBackup, input: BringInput): Promise<string> {
  const { shelf, place, phone, signal } = input
  const folder = join(shelf, backup.name)
  const told = backup.files.find(({ path }) => path === manifestName)
  if (!told) throw new Failure('not-a-backup')
  if (told.bytes > maxBytes) throw new Failure('backup-too-large')
  const there = await stat(join(folder, manifestName)).catch(() => null)
  if (there && there.size === told.bytes) return folder
  const incoming = join(shelf, `.${randomUUID()}`)
  try {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const file = `${backupInPlace(phone, backup.name)}/${manifestName}`
    await place.get(file, join(incoming, manifestName), { signal })
    await rm(folder, { recursive: true, force: true })
    await rename(incoming, folder)
    return folder
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

async function isSame(
  folder: string,
  incoming: string,
  telling: readonly PlacedFile[],
  wanted: readonly PlacedFile[],
): Promise<boolean> {
  try {
    for (const { path } of telling) {
      const [there, brought] = await Promise.all([folder, incoming].map(one => readFile(join(one, path))))
      if (!there || !brought || !there.equals(brought)) return false
    }
    const sizes = await Promise.all(wanted.map(async ({ path }) => (await stat(join(folder, path))).size))
    return wanted.every(({ bytes }, number) => bytes < 0 || bytes === sizes[number])
  } catch {
    return false
  }
}

/** @throws Failure `backup-damaged`, and like `readManifest` */
async function checkBrought(folder: string, dataListSha256: string | null): Promise<void> {
  const manifest = await readManifest(folder)
  const dataList = dataListSha256 === null ? undefined : { file: dataListName, sha256: dataListSha256 }
  const named = [manifest.index, isEncrypted(manifest) ? manifest.report : undefined, dataList]
  for (const own of named) {
    if (!own) continue
    const sha256 = await hashFile(join(folder, own.file)).catch(() => null)
    if (sha256 !== own.sha256) throw new Failure('backup-damaged', { message: own.file })
  }
}

/** The backups of a phone in a place, finished or not, by one look. @throws PlaceError */
export async function listPlacedBackups(
  place: Place,
  backupsFolder: string,
  signal?: AbortSignal,
): Promise<readonly PlacedBackup[]> {
  const byName = new Map<string, PlacedFile[]>()
  for (const { path, bytes } of await place.list(backupsFolder, { signal })) {
    const [name = '', ...rest] = path.slice(backupsFolder.length + 1).split('/')
    const file = rest.join('/')
    // Names come from the place.
    if (!insidePath.safeParse(`${name}/${file}`).success || name.startsWith('.')) continue
    const files = byName.get(name) ?? []
    files.push({ path: file, bytes })
    byName.set(name, files)
  }
  return [...byName].map(([name, files]) => ({ name, files })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether a copy has come to its end: `backup.json` is put there last. */
export function isFinished({ files }: PlacedBackup): boolean {
  return files.some(({ path }) => path === manifestName)
}
