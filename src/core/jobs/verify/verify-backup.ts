import { isErrno } from '../../errors/is-errno'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pMap from 'p-map'
import type { BackupFault, IssueDetail } from '../../../shared/model/issue'
import type { Outcome, VerifyReport } from '../../../shared/model/job'
import { AgeError } from '../../crypto/age-error'
import { epochSeconds } from '../epoch-seconds'
import { detailOf } from '../../errors/detail-of'
import { Failure } from '../../errors/failure'
import { runJob, type JobControls, type JobTools } from '../run-job'
import { countBadFingerprints } from '../../format/encrypted/check-fingerprints'
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
  encryptedIndexName,
  encryptedJournalName,
  encryptedReportName,
  unlistedFolder,
} from '../../format/layout'
import { listFiles } from '../../disk/list-files'
import { isEncrypted } from '../../format/manifest'
import { nameKey } from '../../format/name-key'
import { noteVerified } from '../../format/verified-note'
import type { OpenBackup } from '../../library/open-backup'
import { signatureFaults } from '../../format/signature-faults'

interface Verification extends Pick<JobTools<VerifyReport>, 'meter' | 'signal' | 'pause'> {
  readonly backup: OpenBackup
  /** What lies in the folder and no line has named yet, by `nameKey`. */
  readonly unnamed: Map<string, { readonly file: string; readonly regular: boolean }>
  readonly onBytes: (bytes: number) => void
  /** @param place of the file it is about, where it is an item's */
  readonly found: (fault: Fault, place?: string) => void
}

type Fault = Omit<BackupFault, 'during'>

const parallelReads = 2

/**
 * Reads every byte of a backup again and holds it against the index. What is wrong is noted beside the backup, so that the
 * next one does not share it. Never rejects.
 */
export async function verifyBackup(
  backup: OpenBackup,
  controls: JobControls = {},
): Promise<Outcome<VerifyReport>> {
  const { manifest, folder, authenticity } = backup
  const complete = manifest.state === 'complete'
  let items = 0
  let bytes = 0
  const work = async ({ meter, issues, signal, pause }: JobTools<VerifyReport>) => {
    const began = epochSeconds()
    const damaged: string[] = []
    // Its own files tell what is to be there: where one is not as it should be, not all has been read.
    let isWhole = true
    const found = (fault: Fault, place?: string) => {
      if (place !== undefined) damaged.push(place)
      else if (fault.code !== 'extra') isWhole = false
      issues.add({ ...fault, during: 'verifying' })
    }
    const unnamed = new Map<string, { file: string; regular: boolean }>()
    for await (const entry of listFiles(folder)) unnamed.set(nameKey(entry.file), entry)
    const onBytes = (more: number) => (bytes += more)
    try {
      await verifyAll({ backup, unnamed, meter, signal, pause, found, onBytes })
    } finally {
      items = meter.snapshot().itemsDone
    }
    await noteDamaged(folder, damaged)
    if (complete) await noteVerified(folder, isWhole ? began : null)
  }
  return await runJob<VerifyReport>(
    {
      items: manifest.total.count,
      bytes: manifest.total.bytes,
      phase: 'verifying',
      work,
      report: () => ({ kind: 'verify', folder, complete, authenticity, items, bytes }),
    },
    controls,
  )
}

async function verifyAll(verification: Verification): Promise<void> {
  const { backup, unnamed, found, signal, pause, meter } = verification
  await verifyOwnFiles(verification)
  await verifyFingerprints(verification)
  const badLine = (number: number) =>
    found({ item: indexName, code: 'index-line', detail: own(`line ${number} cannot be read`) })
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
    found({ item: backup.keys ? encryptedIndexName : indexName, ...faultOf(error) })
    return
  }
  for (const { file } of unnamed.values()) found({ item: file, code: 'extra' })
}

/** `backup.json` has been read; what it says of the index has to be so, and it has to be ours. */
async function verifyOwnFiles({ backup, unnamed, found }: Verification): Promise<void> {
  const { manifest, folder, authenticity } = backup
  for (const fault of signatureFaults(authenticity)) found(fault)
  const ownNames = isEncrypted(manifest)
    ? [manifestName, keyName, encryptedIndexName, encryptedReportName, fingerprintsName, howToOpenName]
    : [manifestName, indexName]
  if (manifest.state === 'partial') {
    ownNames.push(encryptedJournalName)
    for (const [key, { file }] of unnamed) if (file.startsWith(`${incomingFolder}/`)) unnamed.delete(key)
  }
  const others = manifest.own ?? []
  // A link in the place of one, or on the way there, is not listed as a file.
  const missing = others.filter(({ file }) => unnamed.get(nameKey(file))?.regular !== true)
  for (const name of ownNames) unnamed.delete(name)
  for (const { file } of others) unnamed.delete(nameKey(file))
  // What an interrupted run had saved and nobody could account for: no part of the backup, and not wrong.
  for (const [key, { file }] of unnamed) if (file.startsWith(`${unlistedFolder}/`)) unnamed.delete(key)
  const known = [manifest.index, isEncrypted(manifest) ? manifest.report : undefined]
  const listed = known.filter(entry => entry !== undefined).filter(({ file }) => ownNames.includes(file))
  for (const entry of [...listed, ...others]) {
    const isThere = !missing.includes(entry)
    const sha256 = isThere ? await hashFile(join(folder, entry.file)).catch(() => null) : null
    if (sha256 === null) found({ item: entry.file, code: 'missing' })
    else if (sha256 !== entry.sha256) found({ item: entry.file, code: 'changed' })
  }
  if (manifest.state !== 'complete') return
  if (!manifest.index) found({ item: manifestName, code: 'changed', detail: own('names no index') })
}

/** They hold the stills too. One that is missing is no fault: a backup is whole without it. */
async function verifyFingerprints({ backup, found, signal }: Verification): Promise<void> {
  const { folder, manifest, keys } = backup
  if (!keys || manifest.state !== 'complete') return
  try {
    const bad = await countBadFingerprints(folder, keys.secret, signal)
    if (bad > 0)
      found({ item: fingerprintsName, code: 'changed', detail: own(`${bad} of its lines cannot be read`) })
  } catch (error) {
    if (signal.aborted) throw error
    if (!isErrno(error, 'ENOENT')) found({ item: fingerprintsName, ...faultOf(error) })
  }
}

async function verifyItem(
  line: IndexLine,
  verification: Verification,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { backup, unnamed } = verification
  const found = (fault: Fault) => verification.found(fault, line.file)
  const name = backup.keys ? nameOf(line) : line.file
  const entry = unnamed.get(nameKey(line.file))
  unnamed.delete(nameKey(line.file))
  if (!entry) return found({ item: name, code: 'missing' })
  if (!entry.regular) return found({ item: name, code: 'changed', detail: own('is no file') })
  try {
    const { sha256, bytes } = await hashItem(entry.file, verification, onBytes)
    if (bytes !== line.bytes)
      found({ item: name, code: 'changed', detail: own(`${bytes} of ${line.bytes} bytes`) })
    else if (sha256 !== line.sha256) found({ item: name, code: 'changed' })
  } catch (error) {
    if (verification.signal.aborted) throw error
    found({ item: name, ...faultOf(error) })
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
  if (error instanceof AgeError) return { code: 'changed', detail: own(error.message) }
  if (isErrno(error) && error.code === 'ENOENT') return { code: 'missing' }
  return { code: 'unreadable', detail: detailOf(error) }
}

function own(text: string): IssueDetail {
  return { saidBy: 'app', text }
}
