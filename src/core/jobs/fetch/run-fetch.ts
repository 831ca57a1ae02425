import { chmod, lstat, mkdir, rename, rm, statfs, utimes } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FetchReport, Outcome } from '../../../shared/model/job'
import { hashFile } from '../../disk/hash-file'
import { createPlacer, type Placer } from '../../disk/placer'
import { syncFolder } from '../../disk/sync-folder'
import { Failure } from '../../errors/failure'
import { noteDamaged } from '../../format/damage-note'
import { openPhoneFolder } from '../../format/backup-folder'
import { manifestName } from '../../format/layout'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { isEncrypted, type Manifest } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import { withKeys } from '../../library/open-backup'
import type { Place } from '../../places/place'
import { isOfOneFile } from '../../places/place-error'
import { backupInPlace, dataListName, objectPath, phoneInPlace } from '../../places/place-layout'
import type { PlacedBackup } from '../copy/bring-backup'
import { readPlacedContents } from '../copy/read-placed-contents'
import { runAll } from '../run-all'
import { runJob, type JobControls, type JobTools } from '../run-job'

export interface FetchInput {
  readonly place: Place
  readonly phone: string
  readonly backup: PlacedBackup
  /** What `bringBackup` has brought of it. */
  readonly brought: string
  readonly outputFolder: string
  readonly transfers?: number
}

/** A file of a backup, and where the place has it. */
interface WantedFile {
  readonly file: string
  /** In the place. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string | null
  /** Seconds since 1970; null where the place need not know it. */
  readonly mtime: number | null
}

/** What a fetch has brought so far; no scan looks into it. */
const fetchingPrefix = '.phonekeep-fetching '
const incomingName = '.incoming'
/** Of a plain backup: a change to one would be a change to all that share it. */
const readOnly = 0o444

/**
 * Brings a whole backup back to this computer's disk: as it was, byte for byte, with times. One that was broken off is
 * resumed. Never rejects.
 */
export async function runFetch(input: FetchInput, controls: JobControls = {}): Promise<Outcome<FetchReport>> {
  const manifest = await readManifest(input.brought)
  const counts = { folder: '', items: 0, bytes: 0 }
  return await runJob<FetchReport>(
    {
      ...{ items: manifest.total.count, bytes: manifest.total.bytes, phase: 'fetching' },
      work: tools => fetchAll(input, { manifest, counts, tools }),
      report: () => ({ kind: 'fetch', ...counts }),
    },
    controls,
  )
}

interface FetchRun {
  readonly manifest: Manifest
  readonly counts: { folder: string; items: number; bytes: number }
  readonly tools: JobTools<FetchReport>
}

async function fetchAll(input: FetchInput, run: FetchRun): Promise<void> {
  const { phone, backup, outputFolder, transfers = 4 } = input
  const { tools, counts } = run
  const { signal } = tools
  const phoneFolder = await openPhoneFolder(outputFolder, phone)
  const lock = await lockPhoneFolder(phoneFolder, { signal })
  try {
    const final = await finalFolder(phoneFolder, backup.name, input.brought)
    counts.folder = final.path
    if (final.isThere) return
    const working = join(phoneFolder, fetchingPrefix + backup.name)
    await mkdir(join(working, incomingName), { recursive: true })
    const wanted = await listWanted(input, run)
    await checkRoom(working, wanted)
    const placer = createPlacer(working, { prove: lock.prove })
    const damaged: string[] = []
    const fetchOne = (file: WantedFile) => fetchFile(file, { input, run, working, placer, damaged })
    const items = wanted.filter(({ file }) => file !== manifestName)
    await runAll(items, fetchOne, { concurrency: transfers, signal, stopAll: tools.stop })
    for (const file of wanted) if (file.file === manifestName) await fetchOne(file)
    tools.enter('finishing')
    await placer.sync()
    await rm(join(working, incomingName), { recursive: true, force: true })
    await lock.prove()
    await rename(working, final.path)
    await syncFolder(phoneFolder)
    if (damaged.length > 0) await noteDamaged(final.path, damaged)
  } finally {
    await lock.release()
  }
}

/** Its own name, which is signed where it is encrypted; another where that is another backup's. */
async function finalFolder(
  phoneFolder: string,
  name: string,
  brought: string,
): Promise<{ readonly path: string; readonly isThere: boolean }> {
  const manifest = await hashFile(join(brought, manifestName))
  for (let number = 1; ; number++) {
    const path = join(phoneFolder, number === 1 ? name : `${name} (${number})`)
    const found = await lstat(path).catch(() => null)
    if (!found) return { path, isThere: false }
    if ((await hashFile(join(path, manifestName)).catch(() => null)) === manifest)
      return { path, isThere: true }
  }
}

async function listWanted({ phone, backup, brought }: FetchInput, { manifest, tools }: FetchRun) {
  const root = phoneInPlace(phone)
  const wanted: WantedFile[] = []
  if (isEncrypted(manifest)) {
    for (const { path, bytes, sha256 } of (await readPlacedContents(brought, tools.signal)).values())
      wanted.push({ file: path, path: `${root}/${path}`, bytes, sha256, mtime: null })
  } else {
    const onBad = () => {
      throw new Failure('backup-damaged', { message: 'Its index can’t be read to the end' })
    }
    for await (const { file, bytes, sha256, mtime } of withKeys(brought, manifest, null).items(
      onBad,
      tools.signal,
    ))
      wanted.push({ file, path: `${root}/${objectPath(sha256)}`, bytes, sha256, mtime })
  }
  const own = backup.files.filter(({ path }) => path !== dataListName)
  for (const { path, bytes } of own) {
    // Those that were brought are known to be right.
    const sha256 = await hashFile(join(brought, path)).catch(() => null)
    wanted.push({
      file: path,
      path: `${backupInPlace(phone, backup.name)}/${path}`,
      bytes,
      sha256,
      mtime: null,
    })
  }
  return wanted
}

async function checkRoom(working: string, wanted: readonly WantedFile[]): Promise<void> {
  const { bavail, bsize } = await statfs(working)
  const freeBytes = bavail * bsize
  let neededBytes = 0
  for (const { file, bytes } of wanted) {
    const there = await lstat(join(working, file)).catch(() => null)
    neededBytes += Math.max(0, bytes - (there?.size ?? 0))
  }
  if (neededBytes > freeBytes) throw new Failure('no-space', { neededBytes, freeBytes })
}

interface FetchContext {
  readonly input: FetchInput
  readonly run: FetchRun
  readonly working: string
  readonly placer: Placer
  readonly damaged: string[]
}

async function fetchFile(wanted: WantedFile, context: FetchContext): Promise<void> {
  const { input, run, working, placer, damaged } = context
  const { file, path, bytes, sha256, mtime } = wanted
  const { tools, counts } = run
  const { meter, signal, pause } = tools
  await pause.passed(signal)
  meter.itemStarted(file)
  let moved = 0
  const isItem = mtime !== null || path.startsWith(`${phoneInPlace(input.phone)}/data/`)
  const incoming = join(working, incomingName, randomUUID())
  const wrong = (text: string) => {
    damaged.push(file)
    tools.issues.add({
      item: file,
      during: 'copying',
      code: 'wrong-in-place',
      detail: { saidBy: 'app', text },
    })
  }
  try {
    if (await isWhole(join(working, file), wanted)) return ended()
    await rm(join(working, file), { force: true })
    await input.place.get(path, incoming, {
      signal,
      onBytes: more => {
        moved += more
        if (isItem) meter.bytesMoved(more)
      },
    })
    if (sha256 !== null && (await hashFile(incoming)) !== sha256) return wrong('It isn’t what was put there')
    if (mtime !== null) {
      await utimes(incoming, mtime, mtime)
      await chmod(incoming, readOnly)
    }
    await placer.move(incoming, file)
    ended()
  } catch (error) {
    if (!isOfOneFile(error)) throw error
    wrong(error.message)
  } finally {
    await rm(incoming, { force: true })
    if (isItem) meter.itemEnded({ plannedBytes: bytes, movedBytes: moved })
  }

  function ended(): void {
    if (!isItem) return
    counts.items += 1
    counts.bytes += bytes
  }
}

/** Of a fetch that was broken off. */
async function isWhole(file: string, { bytes, sha256 }: WantedFile): Promise<boolean> {
  const found = await lstat(file).catch(() => null)
  if (found?.isFile() !== true || found.size !== bytes || sha256 === null) return false
  return (await hashFile(file)) === sha256
}
