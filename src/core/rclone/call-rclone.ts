import { request, type Agent, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { PlaceError } from '../places/place-error'
import { explainRcloneError, withoutSecrets } from './explain-rclone-error'

export interface RcloneCall {
  readonly signal?: AbortSignal | undefined
  /** After which the place counts as unreachable; without it, as long as it takes. */
  readonly maxMs?: number | undefined
}

/** Where a running rclone listens. */
export interface RcloneConnection {
  readonly port: number
  readonly user: string
  readonly password: string
  readonly agent: Agent
  /** What must not be in an error, besides the password. */
  readonly secrets: readonly string[]
  /** What the program said last; null where it hasn't ended. Its connections end a moment before it does. */
  readonly lastWords: () => Promise<string | null>
}

interface Answer {
  readonly status: number
  readonly body: string
}

const errorAnswer = z.object({ error: z.string() })

/**
 * One call of rclone's remote control. A call whose signal aborts is over in rclone too: it hangs the operation on the
 * connection, and ends it with that.
 * @param method such as `operations/list`
 * @returns what it answered, unchecked
 * @throws PlaceError, with rclone's words but without what was asked, which may hold secrets; the signal's reason
 */
export async function callRclone(
  connection: RcloneConnection,
  method: string,
  parameters: object,
  { signal, maxMs }: RcloneCall = {},
): Promise<unknown> {
  signal?.throwIfAborted()
  const limit = maxMs === undefined ? undefined : AbortSignal.timeout(maxMs)
  const either = AbortSignal.any([signal, limit].filter(each => each !== undefined))
  try {
    return readAnswer(connection, await post(connection, method, JSON.stringify(parameters), either))
  } catch (error) {
    if (error instanceof PlaceError) throw error
    signal?.throwIfAborted()
    if (limit?.aborted) throw new PlaceError('unreachable', `No answer within ${(maxMs ?? 0) / 1000} s.`)
    const words = (await connection.lastWords()) ?? (error instanceof Error ? error.message : String(error))
    throw new PlaceError('no-engine', `rclone has ended: ${withoutSecrets(words, secretsOf(connection))}`, {
      cause: error,
    })
  }
}

/** With node:http: fetch gives up on an answer after five minutes, and an upload takes hours. */
async function post(
  { port, user, password, agent }: RcloneConnection,
  method: string,
  body: string,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const options = { host: '127.0.0.1', port, path: `/${method}`, method: 'POST', headers, agent, signal }
    const sent = request({ ...options, auth: `${user}:${password}` }, resolve)
    sent.once('error', reject)
    sent.end(body)
  })
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return { status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }
}

function readAnswer(connection: RcloneConnection, { status, body }: Answer): unknown {
  const answer = parseJson(body)
  if (status === 200) return answer
  const said = errorAnswer.safeParse(answer).data?.error ?? `rclone answered with status ${status}.`
  const kind = status === 404 ? 'missing' : explainRcloneError(said)
  throw new PlaceError(kind, withoutSecrets(said, secretsOf(connection)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PlaceError('failed', 'rclone answered with something else than JSON.')
  }
}

function secretsOf({ password, secrets }: RcloneConnection): readonly string[] {
  return [password, ...secrets]
}
