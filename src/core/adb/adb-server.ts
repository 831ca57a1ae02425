import type * as AdbKit from '@devicefarmer/adbkit'
import { createRequire } from 'node:module'
import { AdbError } from './adb-error'

// A CommonJS package whose named exports Node's ES modules cannot see.
const { Adb } = createRequire(import.meta.url)('@devicefarmer/adbkit') as typeof AdbKit

const startTimeoutMs = 20_000
/** adb's own default (packages/modules/adb, adb.h DEFAULT_ADB_PORT). */
const defaultPort = 5037

/** Given to adbkit as the program to run when a connection is refused: there is none, so it fails instead. */
const noProgram = ''

type AdbClient = ReturnType<typeof Adb.createClient>

/** A running adb server. It is the computer's, shared with other programs: we never stop it. */
export interface AdbServer {
  readonly executable: string
  readonly port: number
  /** Starts no server by itself: when this one goes away, its users are told so. */
  readonly client: AdbClient
}

/** The port every adb program on this computer would use: `ANDROID_ADB_SERVER_PORT`, else 5037. */
export function adbServerPort(env: NodeJS.ProcessEnv): number {
  const port = Number(env['ANDROID_ADB_SERVER_PORT'])
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : defaultPort
}

/**
 * Uses the server on `port`, or starts one. A server that already answers is taken as it is, whatever its version:
 * `adb start-server` of another version would kill it, and with it whatever a developer is doing. (adbkit runs
 * `start-server` only when the connection is refused.)
 * @throws AdbError `no-server`
 */
export async function connectAdbServer(executable: string, port: number): Promise<AdbServer> {
  const starter = Adb.createClient({ host: '127.0.0.1', port, bin: executable })
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer on port ${port}`)), startTimeoutMs)
  })
  try {
    await Promise.race([starter.version(), tooLong])
    return { executable, port, client: Adb.createClient({ host: '127.0.0.1', port, bin: noProgram }) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new AdbError('no-server', `adb could not be started: ${said}`, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
