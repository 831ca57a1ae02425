import { z } from 'zod'
import type { PlaceCall } from '../places/place'
import { parseAnswer } from './parse-answer'
import type { RcloneEngine } from './start-rclone'

export interface Remote {
  readonly name: string
  /** Such as `dropbox`; empty for one that was left half made. */
  readonly type: string
}

export interface RemoteType {
  /** rclone's name of it, such as `s3`. */
  readonly type: string
  /** rclone's words, in English. */
  readonly description: string
}

const dump = z.record(z.string(), z.object({ type: z.string().catch('') }))
const providers = z.object({ providers: z.array(z.object({ Name: z.string(), Description: z.string() })) })

/** What keeps nothing, can't be written to, or is this computer itself. */
const unfit: ReadonlySet<string> = new Set(['local', 'memory', 'http', 'cache', 'google photos'])

/** @throws PlaceError; the signal's reason */
export async function listRemotes(engine: RcloneEngine, call: PlaceCall = {}): Promise<readonly Remote[]> {
  const remotes = parseAnswer(dump, await engine.call('config/dump', {}, call))
  return Object.entries(remotes).map(([name, { type }]) => ({ name, type }))
}

/**
 * What a remote can be, as far as copies can lie there.
 * @throws PlaceError; the signal's reason
 */
export async function listRemoteTypes(
  engine: RcloneEngine,
  call: PlaceCall = {},
): Promise<readonly RemoteType[]> {
  const answer = parseAnswer(providers, await engine.call('config/providers', {}, call))
  return answer.providers
    .filter(({ Name }) => !unfit.has(Name))
    .map(({ Name, Description }) => ({ type: Name, description: Description }))
}

/**
 * Forgets a remote with its secrets; what lies there stays. One that isn't there is forgotten already.
 * @throws PlaceError; the signal's reason
 */
export async function removeRemote(engine: RcloneEngine, name: string, call: PlaceCall = {}): Promise<void> {
  await engine.call('config/delete', { name }, call)
  await engine.call('fscache/clear', {}, call)
}
