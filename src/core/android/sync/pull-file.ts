import { AdbError } from '../adb/adb-error'
import { createAnswerBudget } from '../adb/answer-budget'
import { gatherBytes } from '../adb/gather-bytes'
import type { ByteSource } from '../adb/byte-reader'
import { mostDataBytes } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/**
 * Takes the bytes in order. The next piece is read only when the promise has resolved, so a slow disk slows the phone.
 * Memory that is to be kept longer is lent: what comes next goes elsewhere, and nothing is read when all is lent.
 */
export type ByteSink = (piece: Buffer, lend: ByteSource['lend']) => Promise<void> | null | void

/**
 * Reads one whole file of the phone into `sink`.
 * @returns how many bytes came before the phone's DONE
 * @throws AdbError `fail` with the phone's words when it refuses or gives up in mid-file; what `sink` throws
 */
export async function pullFile(session: SyncSession, path: string, sink: ByteSink): Promise<number> {
  await session.request('RECV', path)
  return await readPulled(session, sink)
}

/** More than any file system of a phone holds in one file; a sink that knows the size ends it earlier. */
const maxFileBytes = 2 ** 40

/** The answer to `RECV`. @returns and @throws like `pullFile` */
export async function readPulled({ reader }: SyncSession, sink: ByteSink): Promise<number> {
  reader.begin({ budget: createAnswerBudget({ maxBytes: maxFileBytes, maxWaitMs: Infinity }) })
  let total = 0
  for (;;) {
    const header = reader.readNow(8, 8) ?? (await reader.read(8))
    const id = header.toString('latin1', 0, 4)
    if (id === 'DONE') return total
    if (id === 'FAIL') throw await readFailure(reader, header.readUInt32LE(4))
    if (id !== 'DATA') throw unexpectedAnswer(id)
    let left = header.readUInt32LE(4)
    // adbd ends a file by DONE, never by an empty packet; endless ones would be neither silence nor an end.
    if (left === 0 || left > mostDataBytes) throw new AdbError('protocol', `A packet of ${left} bytes`)
    total += left
    while (left > 0) {
      const piece = reader.readNow(1, left) ?? (await reader.readSome(left))
      left -= piece.length
      const taken = sink(piece, reader.lend)
      if (taken) await taken
    }
  }
}

/** As much of the beginning of a file as `most` bytes. The session cannot be used afterwards, for the rest is on its way. */
export async function pullHead(session: SyncSession, path: string, most: number): Promise<Buffer> {
  const head = gatherBytes()
  const enough = new Error('enough')
  try {
    await pullFile(session, path, piece => {
      head.add(piece)
      if (head.bytes().length >= most) throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
  return head.bytes().subarray(0, most)
}
