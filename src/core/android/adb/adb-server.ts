import type * as AdbKit from '@devicefarmer/adbkit'

/** adb's own default (packages/modules/adb, adb.h DEFAULT_ADB_PORT). */
const defaultPort = 5037

/** A running adb server. It is the computer's, shared with other programs: we never stop it. */
export interface AdbServer {
  readonly executable: string
  readonly port: number
  /** Starts no server by itself: when this one goes away, its users are told so. */
  readonly client: ReturnType<(typeof AdbKit)['Adb']['createClient']>
}

/** The port every adb program on this computer would use: `ANDROID_ADB_SERVER_PORT`, else 5037. */
export function adbServerPort(env: NodeJS.ProcessEnv): number {
  const port = Number(env['ANDROID_ADB_SERVER_PORT'])
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : defaultPort
}
