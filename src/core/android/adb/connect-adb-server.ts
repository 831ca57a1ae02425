import type * as AdbKit from '@devicefarmer/adbkit'
import { createRequire } from 'node:module'
import { AdbError } from './adb-error'
import type { AdbServer } from './adb-server'
import { hostQuery } from './open-service'
import { startAdbServer, type StartAdbServer } from './start-adb-server'

/**
 * A CommonJS package whose named exports Node's ES modules cannot see. Loaded when a server is first needed: that takes
 * half the time in which a command begins, and most commands need no phone.
 */
const loadAdbKit = () => createRequire(import.meta.url)('@devicefarmer/adbkit') as typeof AdbKit

/** How long a server may take to tell its version. */
const inactivityMs = 10_000

/** Given to adbkit as the program to run when a connection is refused: there is none, so it fails instead. */
const noProgram = ''

/**
 * Uses the server on `port`, or starts one. A server that already answers is taken as it is, whatever its version:
 * `adb start-server` of another version would kill it, and with it whatever a developer is doing.
 * @throws AdbError `no-service`
 */
export async function connectAdbServer(
  executable: string,
  port: number,
  start: StartAdbServer = startAdbServer,
): Promise<AdbServer> {
  const { Adb } = loadAdbKit()
  const client = Adb.createClient({ host: '127.0.0.1', port, bin: noProgram })
  const server = { executable, port, client, startedHere: false }
  try {
    if (await answers(server)) return server
    await start(executable, port)
    await hostQuery(server, 'host:version', { inactivityMs })
    return { ...server, startedHere: true }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new AdbError('no-service', `adb couldn't be started: ${said}`, { cause: error })
  }
}

/** @throws AdbError for a server that is there but silent or not one */
async function answers(server: AdbServer): Promise<boolean> {
  try {
    await hostQuery(server, 'host:version', { inactivityMs })
    return true
  } catch (error) {
    if (error instanceof AdbError && error.kind === 'no-service') return false
    throw error
  }
}
