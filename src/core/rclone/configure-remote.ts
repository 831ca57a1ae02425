import { z } from 'zod'
import type { PlaceCall } from '../places/place'
import { PlaceError } from '../places/place-error'
import { listRemotes, removeRemote } from './list-remotes'
import { parseAnswer } from './parse-answer'
import { isRemoteName } from './rclone-file'
import { configAnswer, readStep, type RemoteStep } from './remote-question'
import type { RcloneEngine } from './start-rclone'

export interface StartRemoteOptions {
  /** Letters, digits, `_`, `.`, `-` and spaces; no other remote's. */
  readonly name: string
  /** One of {@link listRemoteTypes}. */
  readonly type: string
  /** What is known already, by rclone's names, passwords in plain: that is not asked. */
  readonly options?: Readonly<Record<string, string>> | undefined
  /**
   * `needed`: what it can't do without once the options are given, such as who a person is at Dropbox. `all`: every option
   * that wasn't given, and whether to see the advanced ones.
   */
  readonly asks: 'needed' | 'all'
}

/**
 * Makes a remote. It is there from now on, also when its questions are left unanswered: then it is the caller's to remove.
 * @throws PlaceError, after which it isn't there; the signal's reason
 */
export async function startRemote(
  engine: RcloneEngine,
  { name, type, options = {}, asks }: StartRemoteOptions,
  { signal }: PlaceCall = {},
): Promise<RemoteStep> {
  if (!isRemoteName(name)) throw new PlaceError('failed', 'A remote is not named like that.')
  const remotes = await listRemotes(engine, { signal })
  if (remotes.some(remote => remote.name === name)) {
    throw new PlaceError('failed', `There is a remote named ${name} already.`)
  }
  const opt = { nonInteractive: true, obscure: true, all: asks === 'all' }
  try {
    return await ask(engine, 'config/create', { name, type, parameters: options, opt }, { signal })
  } catch (error) {
    await removeRemote(engine, name).catch(() => undefined)
    throw error
  }
}

export interface RemoteAnswer {
  readonly name: string
  /** What was asked. */
  readonly step: Extract<RemoteStep, { kind: 'question' }>
  /** A secret in plain; `true` or `false` for a `bool`. */
  readonly answer: string
  /** As it was started with. */
  readonly asks: StartRemoteOptions['asks']
}

/**
 * Answers one question. That `config_is_local` is true has rclone open a browser, and wait until the person has let it in, or
 * the signal aborts.
 * @throws PlaceError; the signal's reason
 */
export async function answerQuestion(
  engine: RcloneEngine,
  { name, step, answer, asks }: RemoteAnswer,
  { signal }: PlaceCall = {},
): Promise<RemoteStep> {
  const { state, question } = step
  const result = question.isObscured && answer !== '' ? await obscure(engine, answer) : answer
  const opt = { nonInteractive: true, obscure: true, all: asks === 'all', continue: true, state, result }
  return ask(engine, 'config/update', { name, parameters: {}, opt }, { signal })
}

async function ask(
  engine: RcloneEngine,
  method: string,
  parameters: object,
  call: PlaceCall,
): Promise<RemoteStep> {
  const step = readStep(parseAnswer(configAnswer, await engine.call(method, parameters, call)))
  // It keeps what it has connected to for minutes, with the settings of then.
  await engine.call('fscache/clear', {}, call)
  return step
}

const obscured = z.object({ obscured: z.string() })

/** As rclone reads a password. It obscures those it is given with a remote, but not those it asks for (tried with 1.60). */
async function obscure(engine: RcloneEngine, clear: string): Promise<string> {
  return parseAnswer(obscured, await engine.call('core/obscure', { clear })).obscured
}
