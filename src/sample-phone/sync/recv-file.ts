import { open, type FileHandle } from 'node:fs/promises'
import { PhoneFileError, toPhoneError } from '../files/phone-errors'
import { mayAccess, resolvePhonePath } from '../files/phone-files'
import { isTarget, type SyncContext } from './sync-context'
import { syncDataMax, encodeFail, encodeShort, syncId } from './sync-wire'

/** DATA messages put into one transport packet: as many as fit the largest payload. */
const maxChunks = 15
const chunkLength = 8 + syncDataMax

type Ending = { readonly kind: 'whole' } | { readonly kind: 'short' | 'fail'; readonly after: number }

/**
 * RECV, from the first byte to the last. Two buffers take turns: while one is on its way the next is read, and
 * nothing is read beyond that until the computer has taken it. False when the session must end (a FAIL was sent).
 */
export async function recvFile(context: SyncContext, path: Buffer): Promise<boolean> {
  let handle: FileHandle
  try {
    handle = await openToRead(context, path)
  } catch (thrown) {
    await context.stream.write(encodeFail(`open failed: ${toPhoneError(thrown).message}`))
    return false
  }
  try {
    return await sendData(context, path, handle)
  } catch (thrown) {
    await context.stream.write(encodeFail(`read failed: ${toPhoneError(thrown).message}`))
    return false
  } finally {
    await handle.close()
  }
}

async function openToRead(context: SyncContext, path: Buffer): Promise<FileHandle> {
  const found = resolvePhonePath(context.files, path, true)
  const vanished = context.faults.current().mutate === 'vanish' && isTarget(context, path)
  if (found.stat === undefined || vanished) throw new PhoneFileError('ENOENT')
  if (!mayAccess(context.files, found.stat, 4)) throw new PhoneFileError('EACCES')
  return open(found.host, 'r')
}

async function sendData(context: SyncContext, path: Buffer, handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  const ending = chooseEnding(context, path, size)
  const limit = ending.kind === 'whole' ? size : ending.after
  const mutate = isTarget(context, path) ? context.faults.current().mutate : undefined
  const buffers = takeBuffers(limit)
  let sent = Promise.resolve(true)
  let last: Buffer = Buffer.alloc(0)
  let position = 0
  for (let turn = 0; position < limit; turn++) {
    const buffer = buffers[turn % 2] ?? Buffer.alloc(0)
    const count = await fillChunks(handle, buffer, position, limit)
    if (mutate === 'change' && position === 0 && count > 0) buffer.writeUInt8(buffer.readUInt8(8) ^ 0xff, 8)
    if (!(await sent)) return false
    position += count
    last = frameChunks(buffer, count)
    if (count === 0 || position >= limit) break
    sent = context.stream.write(last)
  }
  const extra = mutate === 'grow' ? extraData(size) : Buffer.alloc(0)
  const failed = ending.kind === 'fail'
  const end = failed ? encodeFail('read failed: I/O error') : encodeShort(syncId.done, 0)
  // The end goes out with the last data: apart, it would wait 40 ms in the adb server, which leaves Nagle's
  // algorithm on towards its clients.
  return (await context.stream.write(Buffer.concat([last, extra, end]))) && !failed
}

function takeBuffers(limit: number): readonly Buffer[] {
  const chunks = Math.min(maxChunks, Math.ceil(limit / syncDataMax))
  const buffer = (): Buffer => Buffer.allocUnsafe(chunks * chunkLength)
  return limit > maxChunks * syncDataMax ? [buffer(), buffer()] : [buffer()]
}

function chooseEnding(context: SyncContext, path: Buffer, size: number): Ending {
  const { failAfter, shortAfter, mutate } = context.faults.current()
  if (!isTarget(context, path)) return { kind: 'whole' }
  if (failAfter !== undefined && size > failAfter) return { kind: 'fail', after: failAfter }
  if (shortAfter !== undefined && size > shortAfter) return { kind: 'short', after: shortAfter }
  if (mutate === 'shrink') return { kind: 'short', after: Math.floor(size / 2) }
  return { kind: 'whole' }
}

/** Reads up to 15 chunks, leaving room for a DATA header before each; one call into the kernel for all. */
async function fillChunks(
  handle: FileHandle,
  buffer: Buffer,
  position: number,
  limit: number,
): Promise<number> {
  const views: Buffer[] = []
  let room = limit - position
  for (let at = 0; at < buffer.length && room > 0; at += chunkLength) {
    const view = buffer.subarray(at + 8, at + 8 + Math.min(syncDataMax, room))
    views.push(view)
    room -= view.length
  }
  const { bytesRead } = await handle.readv(views, position)
  return bytesRead
}

/** Writes the DATA headers for `count` bytes already in place. */
function frameChunks(buffer: Buffer, count: number): Buffer {
  let at = 0
  for (let left = count; left > 0; left -= syncDataMax) {
    const length = Math.min(left, syncDataMax)
    buffer.writeUInt32LE(syncId.data, at)
    buffer.writeUInt32LE(length, at + 4)
    at += 8 + length
  }
  return buffer.subarray(0, at)
}

/** What a file has grown by between the listing and the read. */
function extraData(size: number): Buffer {
  const extra = Buffer.alloc(Math.min(syncDataMax, Math.max(1000, Math.floor(size / 4))), 'grown ')
  return Buffer.concat([encodeShort(syncId.data, extra.length), extra])
}
