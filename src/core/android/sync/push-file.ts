import { smallAnswer } from '../../phone/answer-budget'
import type { SentFile } from '../../phone/phone'
import { maxDataBytes } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/** adbd makes the folders on the way, and unlinks a file that is there. */
export interface PushedFile extends SentFile {
  /** How long the phone may say nothing, in milliseconds, when all has left this computer. */
  readonly inactivityMs?: number | undefined
}

/** What may still be on its way then: in the buffers of the system, of adb and of the cable. */
const maxUnderwayBytes = 16 * 1024 * 1024
/** A weak Wi-Fi, shared by several files. */
const minBytesPerSecond = 50_000
const minMs = 30_000

/** A regular file, `rw-r--r--`; on the storage of a phone its file system decides. */
const fileMode = 0o100644
const maxSeconds = 2 ** 32 - 1

/**
 * Writes one file to the phone. It is whole there when this resolves; adbd unlinks what it has of one that was broken off
 * (packages/modules/adb file_sync_service.cpp, handle_send_file).
 * @throws AdbError `refused` with the phone's words when it refuses; what `content` throws. The session is of no use then
 */
export async function pushFile(session: SyncSession, file: PushedFile): Promise<void> {
  const { reader } = session
  await session.request('SEND', `${file.path},${fileMode}`)
  for await (const piece of file.content) {
    await sendData(session, piece)
    // The phone has refused it already: it would take the rest, however long, to throw it away.
    if (reader.hasNews()) break
  }
  await session.write(encodeShort('DONE', Math.min(Math.max(0, file.modifiedAt), maxSeconds)))
  reader.begin({ budget: smallAnswer(), inactivityMs: answerLimitMs(file) })
  const answer = await reader.read(8)
  const id = answer.toString('latin1', 0, 4)
  if (id === 'FAIL') throw await readFailure(reader, answer.readUInt32LE(4))
  if (id !== 'OKAY') throw unexpectedAnswer(id)
}

function answerLimitMs({ bytes, inactivityMs = minMs }: PushedFile): number {
  return inactivityMs + (Math.min(bytes, maxUnderwayBytes) / minBytesPerSecond) * 1000
}

/** As many `DATA` packets as it takes, one by one: a slow phone takes one within the limit. */
async function sendData(session: SyncSession, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += maxDataBytes) {
    const data = bytes.subarray(at, at + maxDataBytes)
    await session.write(Buffer.concat([encodeShort('DATA', data.length), data]))
  }
}

function encodeShort(id: 'DATA' | 'DONE', value: number): Buffer {
  const header = Buffer.alloc(8)
  header.write(id, 0, 4, 'latin1')
  header.writeUInt32LE(value, 4)
  return header
}
