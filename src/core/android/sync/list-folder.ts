import { AdbError } from '../adb/adb-error'
import type { AnswerBudget } from '../../phone/answer-budget'
import type { DirEntry } from '../../phone/phone'
import { decodePhoneText } from '../adb/phone-text'
import { bodyBytes, decodeDirEntry, decodeDirEntry2, type DirEntryHeader } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/** The longest name any of Android's file systems holds is 255 bytes; this leaves room, and bounds what a phone can claim. */
const maxNameBytes = 4096
/** Entries given at a time, where so many are here. */
const maxBatch = 256

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
): AsyncGenerator<readonly DirEntry[]> {
  const { reader, list2 } = session
  let batch: DirEntry[] = []
  await session.request(list2 ? 'LIS2' : 'LIST', path)
  reader.begin({ budget })
  for (;;) {
    const id = (await reader.read(4)).toString('latin1')
    if (id === 'FAIL') throw await readFailure(reader)
    if (id !== 'DONE' && id !== (list2 ? 'DNT2' : 'DENT')) throw unexpectedAnswer(id)
    const body = await reader.read(list2 ? bodyBytes.dent2 : bodyBytes.dent)
    if (id === 'DONE') break
    // Also those that nobody gets to see.
    budget.spendParts(1)
    const header = list2 ? decodeDirEntry2(body) : decodeDirEntry(body)
    if (header.nameBytes > maxNameBytes) throw new AdbError('protocol', `A name of ${header.nameBytes} bytes`)
    const name = decodePhoneText(await reader.read(header.nameBytes))
    if (name !== '.' && name !== '..') batch.push(dirEntry(name, header, list2))
    if (batch.length >= maxBatch || (batch.length > 0 && !reader.hasNews())) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function dirEntry(
  name: string,
  { kind, bytes, modifiedAt, errno }: DirEntryHeader,
  exactSize: boolean,
): DirEntry {
  const safe = isSafeName(name) && Number.isSafeInteger(bytes)
  const problem = !safe ? 'unsafe-name' : errno !== 0 ? 'unreadable' : null
  return { name, kind, bytes, exactSize, modifiedAt, problem }
}

function isSafeName(name: string): boolean {
  return name !== '' && !name.includes('/') && !name.includes('\0')
}
