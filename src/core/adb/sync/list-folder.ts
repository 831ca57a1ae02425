import { AdbError } from '../adb-error'
import { decodePhoneText } from '../phone-text'
import { bodyBytes, decodeDirEntry, decodeDirEntry2, type PhoneStat } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

export interface FolderEntry extends PhoneStat {
  readonly name: string
  /**
   * False for what no file system has: a name that is empty or has `/` or NUL in it, a size beyond 2^53. Only a hostile
   * phone sends such.
   */
  readonly safe: boolean
}

/** The longest name any of Android's file systems holds is 255 bytes; this leaves room, and bounds what a phone can claim. */
const mostNameBytes = 4096

/**
 * The entries of one folder, without `.` and `..`, in the phone's order. With a v1 phone sizes are modulo 2^32.
 * An unreadable or missing folder looks empty: adbd answers a plain DONE (file_sync_service.cpp, do_list).
 * The session is at rest again only when the generator has come to its end.
 * @throws AdbError
 */
export async function* listFolder(session: SyncSession, path: string): AsyncGenerator<FolderEntry> {
  const { reader, list2 } = session
  await session.request(list2 ? 'LIS2' : 'LIST', path)
  for (;;) {
    const id = (await reader.read(4)).toString('latin1')
    if (id === 'FAIL') throw await readFailure(reader)
    if (id !== 'DONE' && id !== (list2 ? 'DNT2' : 'DENT')) throw unexpectedAnswer(id)
    const body = await reader.read(list2 ? bodyBytes.dent2 : bodyBytes.dent)
    if (id === 'DONE') return
    const { nameBytes, ...stat } = list2 ? decodeDirEntry2(body) : decodeDirEntry(body)
    if (nameBytes > mostNameBytes) throw new AdbError('protocol', `A name of ${nameBytes} bytes`)
    const name = decodePhoneText(await reader.read(nameBytes))
    const safe = isSafeName(name) && Number.isSafeInteger(stat.bytes)
    if (name !== '.' && name !== '..') yield { name, safe, ...stat }
  }
}

function isSafeName(name: string): boolean {
  return name !== '' && !name.includes('/') && !name.includes('\0')
}
