import { createStreamReader } from '../transport/read-exactly'
import type { AdbStream } from '../transport/stream'
import { listFolder } from './list-folder'
import { recvFile } from './recv-file'
import { sendFile } from './send-file'
import { statFile } from './stat-file'
import type { SyncContext } from './sync-context'
import { maxPath, encodeFail, encodeStat, encodeStat2, syncId } from './sync-wire'

type SyncPhone = Pick<SyncContext, 'files' | 'faults' | 'unplug'>

/** The `sync:` service: answers requests until QUIT, a failure, or the end of the stream. */
export async function serveSync(stream: AdbStream, phone: SyncPhone): Promise<void> {
  const { files, faults, unplug } = phone
  const context: SyncContext = { stream, files, faults, unplug, reader: createStreamReader(stream) }
  try {
    while (await serveRequest(context));
  } finally {
    stream.close()
  }
}

async function serveRequest(context: SyncContext): Promise<boolean> {
  const head = await context.reader.readExactly(8)
  if (head === null) return false
  const length = head.readUInt32LE(4)
  if (length > maxPath) {
    await context.stream.write(encodeFail('path too long'))
    return false
  }
  const path = await context.reader.readExactly(length)
  if (path === null) return false
  // file_sync_service.cpp keeps the path as a C string.
  const nul = path.indexOf(0)
  return answer(context, head.readUInt32LE(0), nul === -1 ? path : path.subarray(0, nul))
}

async function answer(context: SyncContext, request: number, path: Buffer): Promise<boolean> {
  const { stream, files } = context
  switch (request) {
    case syncId.stat:
      return stream.write(encodeStat(statFile(files, path, false)))
    case syncId.stat2:
      return stream.write(encodeStat2(request, statFile(files, path, true)))
    case syncId.lstat2:
      return stream.write(encodeStat2(request, statFile(files, path, false)))
    case syncId.list:
      await listFolder(context, path, 1)
      return true
    case syncId.list2:
      await listFolder(context, path, 2)
      return true
    case syncId.recv:
      return recvFile(context, path)
    case syncId.send:
      return sendFile(context, path)
    case syncId.quit:
      return false
    default:
      await stream.write(encodeFail(`unknown command ${request.toString(16).padStart(8, '0')}`))
      return false
  }
}
