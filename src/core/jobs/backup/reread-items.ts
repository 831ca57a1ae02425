import { join } from 'node:path'
import { fileName } from '../../phone/file-name'
import { epochSeconds } from '../epoch-seconds'
import { addDamaged } from '../../format/damage-note'
import { hashFile } from '../../disk/hash-file'
import { nameOf, referenceOf, type IndexLine } from '../../format/index-line'
import { orderForReread, rereadTime, usualReread } from './plan-reread'
import { listAside, moveAside } from './put-aside'
import type { Run } from './run'

export interface RereadOptions {
  readonly signal: AbortSignal
  /** How long the run has taken so far. */
  readonly elapsedMs: number
}

/**
 * Reads again some of what this run has not copied itself, so that what a disk has lost is found while the phone still has
 * it. What is not as it was saved is put aside, noted for the backup it is shared with, and taken out of the ledger.
 * @returns the lines of these
 * @throws Node's system errors; Failure `folder-busy`; the signal's reason
 */
export async function rereadItems(run: Run, options: RereadOptions): Promise<readonly IndexLine[]> {
  const { prepared, folder, lock, ledger, meter, options: runOptions } = run
  const { format } = prepared
  const endsAt = performance.now() + rereadTime(runOptions.reread ?? usualReread, options.elapsedMs)
  const rotten: IndexLine[] = []
  for (const line of orderForReread(ledger.fromBefore(), format, epochSeconds())) {
    if (performance.now() >= endsAt) break
    meter.itemStarted(fileName(nameOf(line)))
    if (await isAsSaved(line, run, options.signal)) ledger.noteRead(referenceOf(line), epochSeconds())
    else rotten.push(line)
  }
  if (rotten.length === 0) return []
  const context = { folder: folder.partialPath, format, prove: lock.prove }
  await listAside(rotten, context)
  await moveAside(rotten, context)
  await noteSources(rotten, run)
  for (const line of rotten) {
    ledger.takeBack(referenceOf(line))
    meter.itemTakenBack(line.bytes)
  }
  return rotten
}

/** Any one of them: what cannot be read is not as it was saved, either. @throws the signal's reason */
async function isAsSaved(
  { file, sha256, stored }: IndexLine,
  { prepared, folder, pause }: Run,
  signal: AbortSignal,
): Promise<boolean> {
  await pause.passed(signal)
  try {
    const hash = await hashFile(join(folder.partialPath, file), { signal, pause })
    return hash === (prepared.format.plainNames ? sha256 : stored)
  } catch {
    signal.throwIfAborted()
    return false
  }
}

/** The earlier backup has the same bytes: what is wrong here is wrong there. */
async function noteSources(rotten: readonly IndexLine[], { prepared }: Run): Promise<void> {
  const byReference = new Map(prepared.steps.link.map(step => [referenceOf(step.planned.item), step]))
  const places = new Map<string, string[]>()
  for (const line of rotten) {
    const step = byReference.get(referenceOf(line))
    if (!step) continue
    places.set(step.root, [...(places.get(step.root) ?? []), step.from.slice(step.root.length + 1)])
  }
  for (const [root, files] of places) await addDamaged(root, files)
}
