import { AdbError } from '../adb/adb-error'
import type { ByteSource } from '../adb/byte-reader'
import type { PhoneLink, ServiceOptions, ServiceStream } from '../adb/open-service'
import { encodePhoneText } from '../adb/phone-text'
import { encodeRequest, maxDataBytes, maxRequestPathBytes } from './sync-codec'

/** One connection to the phone's file service. It takes one request at a time and is dead after any FAIL. */
export interface SyncSession {
  readonly reader: ByteSource
  /** v2 structures with 64-bit sizes, as far as the phone has them. */
  readonly stat2: boolean
  readonly list2: boolean
  request(id: string, path: string): Promise<void>
  /** Several requests about one path, sent together; they are answered in this order. */
  requestAll(ids: readonly string[], path: string): Promise<void>
  /** What follows a request. @throws AdbError */
  write(bytes: Uint8Array): Promise<void>
  close(): void
}

/** @throws AdbError; the signal's reason */
export async function openSyncSession(link: PhoneLink, options?: ServiceOptions): Promise<SyncSession> {
  const stream: ServiceStream = await link.open('sync:', options)
  const requestAll = async (ids: readonly string[], path: string) => {
    const bytes = encodePhoneText(path)
    // adbd would end the whole session over it (file_sync_service.cpp, "path too long").
    if (bytes.length > maxRequestPathBytes) throw new AdbError('refused', 'path too long')
    await stream.write(Buffer.concat(ids.map(id => encodeRequest(id, bytes))))
  }
  return {
    reader: stream.reader,
    stat2: link.features.has('stat_v2'),
    list2: link.features.has('ls_v2'),
    request: (id, path) => requestAll([id], path),
    requestAll,
    write: bytes => stream.write(bytes),
    close: () => stream.close(),
  }
}

export function unexpectedAnswer(id: string): AdbError {
  return new AdbError('protocol', `The phone answered ${JSON.stringify(id)} in a file transfer`)
}

/** The words after `FAIL`; `length` is the number that follows the four letters. */
export async function readFailure(reader: ByteSource, length?: number): Promise<AdbError> {
  const claimed = length ?? (await reader.read(4)).readUInt32LE(0)
  const text = await reader.read(Math.min(claimed, maxDataBytes))
  return new AdbError('refused', text.toString('utf8'))
}
