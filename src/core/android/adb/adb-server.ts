import type * as AdbKit from '@devicefarmer/adbkit'

/** adb's own default (packages/modules/adb, adb.h DEFAULT_ADB_PORT). */
const defaultPort = 5037

/** A running adb server. It is the computer's, shared with other programs: only one of our own adb is ever stopped. */
export interface AdbServer {
  /** What starts it where it does not run; the one that runs may be of another adb. */
  readonly executable: string
  readonly port: number
  /** Whether it did not run before. */
  readonly startedHere: boolean
  /** Starts no server by itself: when this one goes away, its users are told so. */
  readonly client: ReturnType<(typeof AdbKit)['Adb']['createClient']>
}

/** The port every adb program on this computer would use: `ANDROID_ADB_SERVER_PORT`, else 5037. */
export function adbServerPort(env: NodeJS.ProcessEnv): number {
  const port = Number(env['ANDROID_ADB_SERVER_PORT'])
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : defaultPort
}
