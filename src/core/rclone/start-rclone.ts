import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { PlaceError } from '../places/place-error'
import { callRclone, type RcloneCall, type RcloneConnection } from './call-rclone'
import { encryptConfig } from './encrypt-config'
import { withoutSecrets } from './explain-rclone-error'
import { rcloneEnvironment } from './rclone-environment'
import { readRcloneVersion } from './read-rclone-version'

export interface StartRcloneOptions {
  readonly executable: string
  /** The configuration file: ours alone, and made where there is none. */
  readonly configFile: string
  /** What the configuration is encrypted with. */
  readonly configPassword: string
  readonly signal?: AbortSignal | undefined
}

/** A running rclone. Whoever reaches it can do on this computer what the person can: while in use only. */
export interface RcloneEngine {
  readonly pid: number
  readonly version: string
  /** See {@link callRclone}. */
  readonly call: (method: string, parameters?: object, call?: RcloneCall) => Promise<unknown>
  /** Ends the program and all that it does, and waits for it. Never throws. */
  readonly close: () => Promise<void>
}

const startMs = 20_000
const quitMs = 2_000
const endMs = 1_000
const pollMs = 20

/**
 * rclone with its remote control on a port of this computer that it has found itself.
 *
 * Not `rclone rcd`, which goes on for ever when this process is killed: `rclone rcat` copies its standard input, of which
 * nothing ever comes, to a file in memory, and ends with it, that is with this process, on every system.
 * @throws PlaceError `no-engine`, also for a wrong password of the configuration; Node's system errors where the
 *   configuration can't be written; the signal's reason
 */
export async function startRclone(options: StartRcloneOptions): Promise<RcloneEngine> {
  const { executable, configFile, configPassword, signal } = options
  const version = await readRcloneVersion(executable)
  await encryptConfig(configFile, configPassword)
  signal?.throwIfAborted()
  const user = randomBytes(12).toString('hex')
  const password = randomBytes(24).toString('hex')
  const program = spawn(executable, ['rcat', ':memory:phonekeep/none'], {
    env: rcloneEnvironment(process.env, settings(configFile, configPassword, user, password)),
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
  })
  const watched = watch(program)
  try {
    const port = await readPort(watched, signal)
    const connection: RcloneConnection = {
      ...{ port, user, password, secrets: [configPassword] },
      agent: new Agent({ keepAlive: true }),
      lastWords: async () => {
        await Promise.race([watched.ended, delay(endMs, undefined, { ref: false })])
        return watched.lastWords()
      },
    }
    const call: RcloneEngine['call'] = (method, parameters = {}, how = {}) =>
      callRclone(connection, method, parameters, how)
    // It reads its configuration when it is first asked for it, and ends where it can't.
    await call('config/listremotes', {}, { signal, maxMs: startMs })
    return { pid: program.pid ?? 0, version, call, close: () => close(watched, connection) }
  } catch (error) {
    program.kill('SIGKILL')
    await watched.ended
    const known = [password, configPassword]
    if (error instanceof PlaceError) throw new PlaceError('no-engine', withoutSecrets(error.message, known))
    throw error
  }
}

/** All in the environment, where other people of this computer can't read it, as they can the command line. */
function settings(
  configFile: string,
  configPassword: string,
  user: string,
  password: string,
): Record<string, string> {
  return {
    RCLONE_CONFIG: configFile,
    RCLONE_CONFIG_PASS: configPassword,
    RCLONE_ASK_PASSWORD: 'false',
    RCLONE_RC: 'true',
    RCLONE_RC_ADDR: '127.0.0.1:0',
    RCLONE_RC_USER: user,
    RCLONE_RC_PASS: password,
    // An answer comes when an upload is done, which may take days; the limits are an hour.
    RCLONE_RC_SERVER_READ_TIMEOUT: '10000h',
    RCLONE_RC_SERVER_WRITE_TIMEOUT: '10000h',
    // A server that isn't there is told within half a minute. One that is silent in the middle may be putting together a
    // large file: that keeps rclone's own limit of five.
    RCLONE_CONTIMEOUT: '10s',
    RCLONE_LOW_LEVEL_RETRIES: '2',
    RCLONE_LOG_LEVEL: 'NOTICE',
    RCLONE_USE_JSON_LOG: 'false',
  }
}

interface Watched {
  readonly program: ChildProcess
  /** Resolves when the program has ended, or never began. */
  readonly ended: Promise<void>
  /** The end of what it has said. */
  readonly said: () => string
  readonly lastWords: () => string | null
}

const keptLength = 4_000

function watch(program: ChildProcess): Watched {
  let said = ''
  let isOver = false
  program.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptLength)))
  // Where it has ended, nobody reads what it is given.
  program.stdin?.on('error', () => undefined)
  const ended = new Promise<void>(resolve => {
    program.once('error', error => {
      said += error.message
      isOver = true
      resolve()
    })
    program.once('close', () => {
      isOver = true
      resolve()
    })
  })
  const lastWords = (): string | null => (isOver ? lastLine(said) : null)
  return { program, ended, said: () => said, lastWords }
}

function lastLine(said: string): string {
  const lines = said.split('\n').filter(line => line.trim() !== '')
  // Without the time, which is in front.
  return lines.at(-1)?.replace(/^[\d/]+ [\d:]+ /, '') ?? 'It has said nothing.'
}

/** The port that the system has given it: it says so when it listens. */
async function readPort({ said, lastWords }: Watched, signal: AbortSignal | undefined): Promise<number> {
  for (const end = Date.now() + startMs; Date.now() < end; await delay(pollMs, undefined, { signal })) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said())?.[1]
    if (port !== undefined) return Number(port)
    const words = lastWords()
    if (words !== null) throw new PlaceError('no-engine', `rclone couldn't be started: ${words}`)
  }
  throw new PlaceError('no-engine', `rclone doesn't answer: ${lastLine(said())}`)
}

async function close({ program, ended }: Watched, connection: RcloneConnection): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) {
    program.stdin?.end()
    await Promise.race([
      ended,
      callRclone(connection, 'core/quit', {}, { maxMs: quitMs }).catch(() => undefined),
    ])
    const kill = setTimeout(() => program.kill('SIGKILL'), quitMs)
    await ended
    clearTimeout(kill)
  }
  connection.agent.destroy()
}
