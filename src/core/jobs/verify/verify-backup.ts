import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pMap from 'p-map'
import type { Authenticity } from '../../../shared/model/authenticity'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { BackupFault, JobPhase, Progress } from '../../../shared/model/job'
import { AgeError } from '../../crypto/age-error'
import { describeError } from '../../errors/describe-error'
import { epochSeconds } from '../epoch-seconds'
import { Failure } from '../../errors/failure'
import { createPauseGate, type PauseGate } from '../pause-gate'
import { createProgressMeter, type ProgressMeter } from '../progress'
import { noteDamaged } from '../../format/damage-note'
import { hashFile } from '../../disk/hash-file'
import { nameOf, type IndexLine } from '../../format/index-line'
import {
  fingerprintsName,
  howToOpenName,
  incomingFolder,
  indexName,
  keyName,
  manifestName,
  sealedIndexName,
  sealedJournalName,
  sealedReportName,
  unlistedFolder,
} from '../../format/layout'
import { listFiles } from '../../disk/list-files'
import { isSealed } from '../../format/manifest'
import { nameKey } from '../../format/name-key'
import { noteVerified } from '../../format/verified-note'
import type { OpenBackup } from '../../library/open-backup'
import { signatureFaults } from '../../format/signature-faults'

export interface VerifyOptions {
  readonly signal?: AbortSignal
  readonly pause?: PauseGate
  readonly onProgress?: (progress: Progress, phase: JobPhase) => void
}

export interface VerifyOutcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  readonly folder: string
  /** False for an interrupted backup: what it holds so far was verified. */
  readonly complete: boolean
  readonly authenticity: Authenticity
  readonly items: number
  readonly bytes: number
  /** What is wrong; the first ten thousand. */
  readonly faults: readonly BackupFault[]
  readonly elapsedMs: number
}

interface Verification {
  readonly backup: OpenBackup
  /** What lies in the folder and no line has named yet, by `nameKey`. */
  readonly unnamed: Map<string, { readonly file: string; readonly regular: boolean }>
  readonly meter: ProgressMeter
  readonly signal: AbortSignal
  readonly pause: PauseGate
  readonly onBytes: (bytes: number) => void
  /** @param place of the file it is about, where it is an item's */
  readonly found: (fault: BackupFault, place?: string) => void
}

const parallelReads = 2
const mostFaults = 10_000

/**
 * Reads every byte of a backup again and holds it against the index. What is wrong is noted beside the backup, so that the
 * next one does not share it. Never throws.
 */
export async function verifyBackup(backup: OpenBackup, options: VerifyOptions = {}): Promise<VerifyOutcome> {
  const startedAt = performance.now()
  const began = epochSeconds()
  const { manifest, folder } = backup
  const faults: BackupFault[] = []
  const damaged: string[] = []
  let bytes = 0
  const meter = createProgressMeter({
    itemsTotal: manifest.total.count,
    bytesTotal: manifest.total.bytes,
    issueCount: 0,
    onProgress: progress => options.onProgress?.(progress, 'verifying'),
    now: () => performance.now(),
  })
  const pause = options.pause ?? createPauseGate()
  const tellPause = pause.onChange(paused => meter.held(paused ? { kind: 'paused' } : null))
  const end = (part: Pick<VerifyOutcome, 'status' | 'error'>): VerifyOutcome => ({
    ...part,
    folder,
    complete: manifest.state === 'complete',
    authenticity: backup.authenticity,
    items: meter.snapshot().itemsDone,
    bytes,
    faults,
    elapsedMs: performance.now() - startedAt,
  })
  try {
    const unnamed = new Map<string, { file: string; regular: boolean }>()
    for await (const entry of listFiles(folder)) unnamed.set(nameKey(entry.file), entry)
    const signal = options.signal ?? new AbortController().signal
    const found = (fault: BackupFault, place?: string) => {
      if (place !== undefined) damaged.push(place)
      if (faults.length < mostFaults) faults.push(fault)
      meter.issueFound()
    }
    await verifyAll({ backup, unnamed, meter, signal, pause, found, onBytes: more => (bytes += more) })
    await noteDamaged(folder, damaged)
    if (manifest.state === 'complete') await noteVerified(folder, began)
    return end({ status: 'done' })
  } catch (error) {
    if (options.signal?.aborted) return end({ status: 'cancelled' })
    return end({ status: 'failed', error: describeError(error) })
  } finally {
    tellPause()
    meter.flush()
  }
}

async function verifyAll(verification: Verification): Promise<void> {
  const { backup, unnamed, found, signal, pause, meter } = verification
  await verifyOwnFiles(verification)
  const badLine = (number: number) =>
    found({ file: indexName, code: 'index-line', detail: `line ${number} cannot be read` })
  try {
    await pMap(
      backup.items(badLine),
      async line => {
        await pause.passed(signal)
        meter.itemStarted(line.file)
        let movedBytes = 0
        await verifyItem(line, verification, bytes => {
          movedBytes += bytes
          meter.bytesMoved(bytes)
          verification.onBytes(bytes)
        })
        meter.itemEnded({ plannedBytes: line.bytes, movedBytes })
      },
      { concurrency: parallelReads, signal },
    )
  } catch (error) {
    if (signal.aborted) throw error
    found({ file: backup.keys ? sealedIndexName : indexName, ...faultOf(error) })
    return
  }
  for (const { file } of unnamed.values()) found({ file, code: 'extra' })
}

/** `backup.json` has been read; what it says of the index has to be so, and it has to be ours. */
async function verifyOwnFiles({ backup, unnamed, found }: Verification): Promise<void> {
  const { manifest, folder, authenticity } = backup
  for (const fault of signatureFaults(authenticity)) found(fault)
  const own = isSealed(manifest)
    ? [manifestName, keyName, sealedIndexName, sealedReportName, fingerprintsName, howToOpenName]
    : [manifestName, indexName]
  if (manifest.state === 'partial') {
    own.push(sealedJournalName)
    for (const [key, { file }] of unnamed) if (file.startsWith(`${incomingFolder}/`)) unnamed.delete(key)
  }
  const others = manifest.own ?? []
  // A link in the place of one, or on the way there, is not listed as a file.
  const missing = others.filter(({ file }) => unnamed.get(nameKey(file))?.regular !== true)
  for (const name of own) unnamed.delete(name)
  for (const { file } of others) unnamed.delete(nameKey(file))
  // What an interrupted run had saved and nobody could account for: no part of the backup, and not wrong.
  for (const [key, { file }] of unnamed) if (file.startsWith(`${unlistedFolder}/`)) unnamed.delete(key)
  const known = [manifest.index, isSealed(manifest) ? manifest.report : undefined]
  const listed = known.filter(entry => entry !== undefined).filter(({ file }) => own.includes(file))
  for (const entry of [...listed, ...others]) {
    const isThere = !missing.includes(entry)
    const sha256 = isThere ? await hashFile(join(folder, entry.file)).catch(() => null) : null
    if (sha256 === null) found({ file: entry.file, code: 'missing' })
    else if (sha256 !== entry.sha256) found({ file: entry.file, code: 'changed' })
  }
  if (manifest.state !== 'complete') return
  if (!manifest.index) found({ file: manifestName, code: 'changed', detail: 'names no index' })
}

async function verifyItem(
  line: IndexLine,
  verification: Verification,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { backup, unnamed } = verification
  const found = (fault: BackupFault) => verification.found(fault, line.file)
  const name = backup.keys ? nameOf(line) : line.file
  const entry = unnamed.get(nameKey(line.file))
  unnamed.delete(nameKey(line.file))
  if (!entry) return found({ file: name, code: 'missing' })
  if (!entry.regular) return found({ file: name, code: 'changed', detail: 'is no file' })
  try {
    const { sha256, bytes } = await hashItem(entry.file, verification, onBytes)
    if (bytes !== line.bytes)
      found({ file: name, code: 'changed', detail: `${bytes} of ${line.bytes} bytes` })
    else if (sha256 !== line.sha256) found({ file: name, code: 'changed' })
  } catch (error) {
    if (verification.signal.aborted) throw error
    found({ file: name, ...faultOf(error) })
  }
}

async function hashItem(
  file: string,
  { backup, signal, pause }: Verification,
  onBytes: (bytes: number) => void,
) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of backup.read(file, signal)) {
    if (pause.paused()) await pause.passed(signal)
    hash.update(piece)
    bytes += piece.length
    onBytes(piece.length)
  }
  return { sha256: hash.digest('hex'), bytes }
}

function faultOf(thrown: unknown): Pick<BackupFault, 'code' | 'detail'> {
  // The list of items tells what the backup as a whole is; here it is one file among others.
  const error = thrown instanceof Failure ? (thrown.cause ?? thrown) : thrown
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof AgeError) return { code: 'changed', detail }
  const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  return gone ? { code: 'missing' } : { code: 'unreadable', detail }
}
