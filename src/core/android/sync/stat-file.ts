import { smallAnswer } from '../../phone/answer-budget'
import { bodyBytes, decodeStat, decodeStat2, type PhoneStat } from './sync-codec'
import { readFailure, unexpectedAnswer, type SyncSession } from './sync-session'

/**
 * Looks at one path without following a link. With a v1 phone the size is modulo 2^32, and any error looks like
 * errno 2 (ENOENT).
 * @throws AdbError
 */
export async function statFile(session: SyncSession, path: string): Promise<PhoneStat> {
  await session.request(statRequest(session), path)
  return await readStat(session)
}

export function statRequest({ stat2 }: SyncSession): string {
  return stat2 ? 'LST2' : 'STAT'
}

/** The answer to `statRequest`. @throws AdbError */
export async function readStat({ reader, stat2 }: SyncSession): Promise<PhoneStat> {
  reader.begin({ budget: smallAnswer() })
  const id = (await reader.read(4)).toString('latin1')
  if (id === 'FAIL') throw await readFailure(reader)
  if (id !== (stat2 ? 'LST2' : 'STAT')) throw unexpectedAnswer(id)
  const body = await reader.read(stat2 ? bodyBytes.stat2 : bodyBytes.stat)
  return stat2 ? decodeStat2(body) : decodeStat(body)
}
