import { setTimeout as delay } from 'node:timers/promises'
import type { AdbState } from '../../shared/model/device'
import { AdbError } from './adb/adb-error'
import type { AdbServer } from './adb/adb-server'
import { connectAdbServer } from './adb/connect-adb-server'
import type { ListedPhone } from './adb/list-phones'
import type { StartAdbServer } from './adb/start-adb-server'
import { trackPhones } from './adb/track-phones'

export interface FollowOptions {
  readonly port: number
  /** Looks for the adb program; null when there is none. */
  readonly findAdb: () => Promise<string | null>
  /** Whether an adb program is the one that the app has fetched. */
  readonly isFetched?: ((executable: string) => boolean) | undefined
  /** How to start a server; `adb start-server` from this process when left out. */
  readonly startServer?: StartAdbServer | undefined
  readonly onState: (state: AdbState) => void
  /** The server's newest list; null and empty when the server is gone. */
  readonly onPhones: (server: AdbServer | null, listed: readonly ListedPhone[]) => void
  /** Ends it. */
  readonly signal: AbortSignal
  /** Whether anybody looks at the phones: they are asked for less often where not. */
  readonly isSeen?: (() => boolean) | undefined
}

export interface AdbFollower {
  /** The running server. @throws AdbError `no-service` while there is none */
  readonly server: () => AdbServer
  /** Looks for adb again, now. */
  readonly retry: () => void
  /** Resolves when it has ended: no adb server is started after that. */
  readonly ended: Promise<void>
}

const retryMs = 3_000

/** Starts adb, tracks its phones, and begins again when it goes away. */
export function followAdb(options: FollowOptions): AdbFollower {
  const { onPhones, signal } = options
  let server: AdbServer | null = null
  let wake = () => {}

  const follow = async (): Promise<void> => {
    while (!signal.aborted) {
      await serveOnce(options, running => (server = running))
      server = null
      onPhones(null, [])
      if (signal.aborted) return
      const woken = new Promise<void>(resolve => (wake = resolve))
      await Promise.race([woken, delay(retryMs, undefined, { signal }).catch(() => undefined)])
    }
  }
  return {
    server: () => {
      if (!server) throw new AdbError('no-service', 'adb is not running')
      return server
    },
    retry: () => wake(),
    ended: follow(),
  }
}

/** From a start of adb to the moment it is gone. */
async function serveOnce(options: FollowOptions, onServer: (server: AdbServer) => void): Promise<void> {
  const { port, findAdb, isFetched, startServer, onState, onPhones, signal } = options
  const executable = await findAdb()
  if (executable === null) return onState({ status: 'missing' })
  try {
    const server = await connectAdbServer(executable, port, startServer)
    onServer(server)
    onState({ status: 'running', executable, fetched: isFetched?.(executable) === true })
    await trackPhones(server, listed => onPhones(server, listed), { signal, isSeen: options.isSeen })
    onState({ status: 'starting' })
  } catch (error) {
    onState({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}
