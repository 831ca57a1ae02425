import { AdbError } from '../adb/adb-error'
import { createAnswerBudget, type AnswerBudget } from '../adb/answer-budget'
import { decodePhoneText } from '../adb/phone-text'
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

/** Far beyond what any phone has, as one that lies would fill our memory or never end. */
const maxEntries = 5_000_000
const maxListingBytes = 1024 ** 3
const maxListingMs = 6 * 3_600_000

/** For the listing of one folder, or of all of a phone's. */
export function listingBudget(): AnswerBudget {
  return createAnswerBudget({ maxBytes: maxListingBytes, maxParts: maxEntries, maxWaitMs: maxListingMs })
}

/**
 * The entries of one folder, without `.` and `..`, in the phone's order. With a v1 phone sizes are modulo 2^32.
 * An unreadable or missing folder looks empty: adbd answers a plain DONE (file_sync_service.cpp, do_list).
 * The session is at rest again only when the generator has come to its end.
 * @param budget of this folder and others that are listed together
 * @throws AdbError, `protocol` beyond the budget
 */
export async function* listFolder(
  session: SyncSession,
  path: string,
  budget: AnswerBudget,
): AsyncGenerator<FolderEntry> {
  const { reader, list2 } = session
  await session.request(list2 ? 'LIS2' : 'LIST', path)
  reader.begin({ budget })
  for (;;) {
    const id = (await reader.read(4)).toString('latin1')
    if (id === 'FAIL') throw await readFailure(reader)
    if (id !== 'DONE' && id !== (list2 ? 'DNT2' : 'DENT')) throw unexpectedAnswer(id)
    const body = await reader.read(list2 ? bodyBytes.dent2 : bodyBytes.dent)
    if (id === 'DONE') return
    // Also those that nobody gets to see.
    budget.spendParts(1)
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
