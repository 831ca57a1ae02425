import { AdbError } from '../adb/adb-error'
import { createAnswerBudget } from '../../phone/answer-budget'
import { gatherBytes } from '../../phone/gather-bytes'
import type { ByteSink } from '../../phone/phone'
import { maxDataBytes } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/**
 * Reads one whole file of the phone into `sink`.
 * @returns how many bytes came before the phone's DONE
 * @throws AdbError `refused` with the phone's words when it refuses or gives up in mid-file; what `sink` throws
 */
export async function pullFile(session: SyncSession, path: string, sink: ByteSink): Promise<number> {
  await session.request('RECV', path)
  return await readPulled(session, sink)
}

/** More than any file system of a phone holds in one file; a sink that knows the size ends it earlier. */
const maxFileBytes = 2 ** 40

/**
 * The answer to `RECV`.
 * @param maxBytes beyond these the file has grown since it was listed: it would never end, and would fill the disk
 * @returns and @throws like `pullFile`; AdbError `refused`, `grew`
 */
export async function readPulled(
  { reader }: SyncSession,
  sink: ByteSink,
  maxBytes = Infinity,
): Promise<number> {
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
    if (left === 0 || left > maxDataBytes) throw new AdbError('protocol', `A packet of ${left} bytes`)
    total += left
    if (total > maxBytes) throw grown()
    while (left > 0) {
      const piece = reader.readNow(1, left) ?? (await reader.readSome(left))
      left -= piece.length
      const taken = sink(piece, reader.lend)
      if (taken) await taken
    }
  }
}

/** The phone has more of a file than was asked for. */
export function grown(): AdbError {
  return new AdbError('refused', 'The file is larger than when it was listed', { refusal: 'grew' })
}

/** As much of the beginning of a file as `maxBytes` bytes. The session cannot be used afterwards, for the rest is on its way. */
export async function pullHead(session: SyncSession, path: string, maxBytes: number): Promise<Buffer> {
  const head = gatherBytes()
  const enough = new Error('enough')
  try {
    await pullFile(session, path, piece => {
      head.add(piece)
      if (head.bytes().length >= maxBytes) throw enough
    })
  } catch (error) {
    if (error !== enough) throw error
  }
  return head.bytes().subarray(0, maxBytes)
}
