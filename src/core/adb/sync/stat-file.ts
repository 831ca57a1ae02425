import { bodyBytes, decodeStat, decodeStat2, type PhoneStat } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/**
 * Looks at one path without following a link. With a v1 phone the size is modulo 2^32, and any error looks like
 * errno 2 (ENOENT).
 * @throws AdbError
 */
export async function statFile(session: SyncSession, path: string): Promise<PhoneStat> {
  const { reader, stat2 } = session
  await session.request(stat2 ? 'LST2' : 'STAT', path)
  const id = (await reader.read(4)).toString('latin1')
  if (id === 'FAIL') throw await readFailure(reader)
  if (id !== (stat2 ? 'LST2' : 'STAT')) throw unexpectedAnswer(id)
  const body = await reader.read(stat2 ? bodyBytes.stat2 : bodyBytes.stat)
  return stat2 ? decodeStat2(body) : decodeStat(body)
}
