import { join } from 'node:path'
import { fileName } from '../../phone/file-name'
import { fromOf } from '../../data/item'
import { runAll } from '../run-all'
import { referenceOf, type IndexLine } from '../../format/index-line'
import { createBufferPool, type BufferPool } from '../../disk/write-buffers'
import { copyUntilTrue } from './copy-until-true'
import { saveFailure } from './save-failure'
import { makeUntilTrue } from './make-until-true'
import { nameOfPlanned, type PlannedItem } from './plan-backup'
import type { BringContext, SaveContext } from './save-context'

/** So many are on their way at a time: asked for, hashed by the phone, copied, or being written. */
const itemsAhead = 128
/** Files being written at a time: two megabytes each, twice that when they are encrypted. */
const maxWriting = 8

/**
 * Brings all items, each to its final name and then into the journal. Items that fail alone go into the issues. When
 * one of them ends the whole run, the others are stopped before this rejects.
 * @throws PhoneError when the phone is lost for good; Node's system errors; the signal's reason
 */
export async function saveItems(items: readonly PlannedItem[], context: SaveContext): Promise<void> {
  const buffers = createBufferPool(context.format.encryptedBlockBytes, maxWriting)
  await runAll(items, planned => saveItem(planned, buffers, context), { ...context, concurrency: itemsAhead })
}

async function saveItem(planned: PlannedItem, buffers: BufferPool, context: SaveContext): Promise<void> {
  const { meter, ledger, issues, format, incoming } = context
  const name = nameOfPlanned(planned)
  let counted = 0
  const bringing: BringContext = {
    ...context,
    buffers,
    partOf: version => join(incoming, format.partName(referenceOf(planned.item), version)),
    onBegin: () => meter.itemStarted(fileName(name)),
    onBytes: bytes => {
      meter.bytesMoved(bytes - counted)
      counted = bytes
    },
  }
  try {
    const line = await context.stills.add(planned, await bring(planned, bringing))
    await context.record(line)
    ledger.addSaved(line, 'copied')
  } catch (error) {
    const failure = saveFailure(error)
    if (!failure || context.signal.aborted) throw error
    // What another run has done to a file is not the file's fault.
    await context.prove()
    issues.add({ item: name, during: 'copying', code: failure.code, detail: failure.detail })
  }
  meter.itemEnded({ plannedBytes: planned.item.bytes, movedBytes: counted })
}

async function bring(planned: PlannedItem, context: BringContext): Promise<IndexLine> {
  const from = fromOf(planned.item)
  return from.kind === 'file'
    ? await copyUntilTrue(planned, from.path, context)
    : await makeUntilTrue(planned, from.make, context)
}
