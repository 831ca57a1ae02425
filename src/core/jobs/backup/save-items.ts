import { rm } from 'node:fs/promises'
import { fileName } from '../../phone/listed-file'
import type { BackupIssue } from '../../../shared/model/job'
import type { Issues } from '../issues'
import type { PauseGate } from '../pause-gate'
import type { ProgressMeter } from '../progress'
import { epochSeconds } from '../epoch-seconds'
import { runAll } from '../run-all'
import type { BackupFormat } from '../../format/backup-format'
import type { FileVersion } from '../../phone/file-version'
import type { IndexLine } from '../../format/index-line'
import type { Placer } from '../../disk/placer'
import { createBufferPool } from '../../disk/write-buffers'
import { copyItem, isContinuable, type Copy } from './copy-item'
import { ItemFailure } from '../../errors/item-failure'
import { itemFailure } from './item-failure'
import type { Ledger } from './ledger'
import type { PhoneChecker } from '../../phone/phone-checker'
import type { PhoneSession } from '../../phone/phone-session'
import type { PlannedItem } from './plan-backup'

export interface SaveContext {
  readonly format: BackupFormat
  readonly session: PhoneSession
  /** Null when copies are only held against size and time. */
  readonly checker: PhoneChecker | null
  readonly placer: Placer
  readonly incoming: string
  /** Called when the item is at its place. */
  readonly record: (line: IndexLine) => Promise<void>
  /** @throws when the folder is another run's by now */
  readonly prove: () => Promise<void>
  readonly meter: ProgressMeter
  readonly ledger: Ledger
  readonly issues: Issues<BackupIssue>
  readonly pause: PauseGate
  readonly signal: AbortSignal
  /** Breaks the other copies off when one of them ends the run. */
  readonly stopAll: (reason: unknown) => void
}

/** So many are on their way at a time: asked for, hashed by the phone, copied, or being written. */
const itemsAhead = 128
/** Files being written at a time: two megabytes each, twice that when they are sealed. */
const mostWriting = 8
const mostAttempts = 3

/**
 * Copies all items, each to its final name and then into the journal. Items that fail alone go into the issues. When
 * one of them ends the whole run, the others are stopped before this rejects.
 * @throws PhoneError when the phone is lost for good; Node's system errors; the signal's reason
 */
export async function saveItems(items: readonly PlannedItem[], context: SaveContext): Promise<void> {
  const buffers = createBufferPool(context.format.sealedBlockBytes, mostWriting)
  const copy: CopyVersion = async (version, onBytes) => {
    const onBegin = () => context.meter.itemStarted(fileName(version.path))
    return await copyItem(version, { ...context, buffers, onBegin, onBytes })
  }
  await runAll(items, item => saveItem(item, copy, context), { ...context, concurrency: itemsAhead })
}

type CopyVersion = (version: FileVersion, onBytes: (bytes: number) => void) => Promise<Copy>

async function saveItem(item: PlannedItem, copy: CopyVersion, context: SaveContext): Promise<void> {
  const { source } = item
  const { meter, ledger, issues } = context
  let counted = 0
  const onBytes = (bytes: number) => {
    meter.bytesMoved(bytes - counted)
    counted = bytes
  }
  try {
    const line = await copyUntilTrue(item, version => copy(version, onBytes), context)
    await context.record(line)
    ledger.addSaved(line, 'copied')
  } catch (error) {
    const failure = itemFailure(error)
    if (!failure || context.signal.aborted) throw error
    // What another run has done to a file is not the file's fault.
    await context.prove()
    issues.add({ item: source.path, during: 'copying', code: failure.code, detail: failure.detail })
  }
  meter.itemEnded({ plannedBytes: source.bytes, movedBytes: counted })
}

/**
 * Copies until what arrived is what the phone has: by its own hash where it tells one, else by size and time.
 * @throws ItemFailure after three attempts; what copying throws
 */
async function copyUntilTrue(
  { source, file }: PlannedItem,
  copy: (version: FileVersion) => Promise<Copy>,
  { checker, format, placer }: SaveContext,
): Promise<IndexLine> {
  const { path, category } = source
  let version: FileVersion = { path, bytes: source.bytes, modifiedAt: source.modifiedAt }
  let failure: ItemFailure | null = null
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    // Asked before the copy is there: the phone hashes while we copy.
    const asked = checker?.ask(version) ?? Promise.resolve(null)
    const copied = await copy(version)
    if (!copied.whole) {
      failure = new ItemFailure(copied.code, `${attempt} attempts`)
      version = copied.now
      continue
    }
    const onPhone = await asked.catch(async (error: unknown) => {
      if (!isContinuable(version)) await rm(copied.part, { force: true })
      throw error
    })
    if (onPhone === null || onPhone === copied.sha256) {
      const place = format.placeFor(file)
      await placer.move(copied.part, place)
      return {
        path,
        category,
        bytes: copied.bytes,
        mtime: version.modifiedAt,
        sha256: copied.sha256,
        file: place,
        checked: onPhone === null ? 'size' : 'sha256',
        lastRead: epochSeconds(),
        stored: copied.stored,
      }
    }
    failure = new ItemFailure('differs-from-phone', `${attempt} attempts`)
    await rm(copied.part, { force: true })
  }
  throw failure ?? new ItemFailure('cut-short', 'not tried')
}
