import { lstat, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { PhoneLink } from '../adb/open-service'
import type { SyncPool } from '../adb/sync/sync-pool'
import { fileName } from '../catalog/phone-file'
import type { ProgressMeter } from '../job/progress'
import { createWriteBuffers, type WriteBuffers } from '../vault/incoming-file'
import type { IndexWriter } from '../vault/index-writer'
import { incomingFolder } from '../vault/layout'
import { syncFolder } from '../vault/sync-folder'
import { copyItem, ItemFailure, type CopiedFile } from './copy-item'
import type { Ledger } from './ledger'
import type { PlannedItem } from './plan-backup'

export interface SaveContext {
  readonly partialPath: string
  readonly link: PhoneLink
  readonly pool: SyncPool
  readonly index: IndexWriter
  readonly meter: ProgressMeter
  readonly ledger: Ledger
  readonly signal: AbortSignal
  /** Breaks the other copies off when one of them ends the run. */
  readonly stopAll: (reason: unknown) => void
}

/** Small files wait mostly for round trips: a few at a time hide them. */
const parallelCopies = 3

/**
 * Copies all items, a few at a time, each to its final name and then into the index. Items that fail alone go into the
 * ledger. When one copy ends the whole run, the others are stopped before this rejects.
 * @throws AdbError when the phone is lost; Node's system errors; the signal's reason
 */
export async function saveItems(items: readonly PlannedItem[], context: SaveContext): Promise<void> {
  const queue = items.entries()
  const folders = new Set<string>()
  const work = async () => {
    const buffers = createWriteBuffers()
    for (const [number, item] of queue) {
      context.signal.throwIfAborted()
      const incoming = join(context.partialPath, incomingFolder, String(number))
      await saveItem(item, incoming, { ...context, buffers, folders })
    }
  }
  const workers = Array.from({ length: parallelCopies }, () =>
    work().catch((error: unknown) => {
      context.stopAll(error)
      throw error
    }),
  )
  const ends = await Promise.allSettled(workers)
  // The first reason given to `stopAll` is what all the others ended with.
  if (ends.some(end => end.status === 'rejected')) throw context.signal.reason
  for (const folder of withParents(folders, context.partialPath)) await syncFolder(folder)
}

/** Folders in between hold no file of their own, but names. */
function withParents(folders: ReadonlySet<string>, root: string): ReadonlySet<string> {
  const all = new Set(folders)
  for (const folder of folders) {
    for (let parent = dirname(folder); parent.startsWith(root + sep); parent = dirname(parent))
      all.add(parent)
  }
  return all
}

interface ItemContext extends SaveContext {
  readonly buffers: WriteBuffers
  /** Those made so far. */
  readonly folders: Set<string>
}

async function saveItem(
  { source, file }: PlannedItem,
  incoming: string,
  context: ItemContext,
): Promise<void> {
  const { meter, ledger, index } = context
  let movedBytes = 0
  meter.itemStarted(fileName(source.path))
  try {
    const copied = await copyItem(source, incoming, {
      link: context.link,
      pool: context.pool,
      buffers: context.buffers,
      onBytes: bytes => {
        movedBytes += bytes
        meter.bytesMoved(bytes)
      },
    })
    await place(incoming, file, context)
    await index.append(indexLine(source, file, copied))
    ledger.addSaved(source.category, copied.bytes)
  } catch (error) {
    const failure = itemFailure(error)
    if (!failure) throw error
    ledger.addIssue({ item: source.path, during: 'copying', code: failure.code, detail: failure.message })
    meter.issueFound()
  }
  meter.itemEnded({ plannedBytes: source.bytes, movedBytes })
}

async function place(incoming: string, file: string, { partialPath, folders }: ItemContext): Promise<void> {
  const target = join(partialPath, file)
  if (!target.startsWith(partialPath + sep)) throw new ItemFailure('unsafe-name', file)
  try {
    const folder = dirname(target)
    if (!folders.has(folder)) await mkdir(folder, { recursive: true })
    folders.add(folder)
    // Our names differ on every file system we know of; should this one take two for the same, none is lost.
    if (await exists(target))
      throw new ItemFailure('unsafe-name', 'Its name is taken by another file on this disk')
    await rename(incoming, target)
  } catch (error) {
    await rm(incoming, { force: true })
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  )
}

function indexLine(source: PlannedItem['source'], file: string, { bytes, modifiedAt, sha256 }: CopiedFile) {
  return { path: source.path, category: source.category, bytes, mtime: modifiedAt, sha256, file }
}

/** The host cannot hold this one name; other names it can. */
const nameErrors: Readonly<Record<string, 'path-too-long' | 'unsafe-name'>> = {
  ENAMETOOLONG: 'path-too-long',
  EINVAL: 'unsafe-name',
  EILSEQ: 'unsafe-name',
}

function itemFailure(error: unknown): ItemFailure | null {
  if (error instanceof ItemFailure) return error
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  const code =
    error.syscall === 'rename' || error.syscall === 'mkdir' ? nameErrors[String(error.code)] : undefined
  return code ? new ItemFailure(code, error.message, { cause: error }) : null
}
