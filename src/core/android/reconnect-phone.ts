import type { AdbServer } from './adb/adb-server'
import { hostQuery } from './adb/open-service'

/**
 * Drops the server's connection to a phone that stays offline, so that it is made anew: after a phone restarts the
 * server can keep a stale entry.
 * @throws AdbError
 */
export async function reconnectPhone(server: AdbServer, serial: string): Promise<void> {
  if (/:\d+$/.test(serial)) {
    await hostQuery(server, `host:disconnect:${serial}`)
    await hostQuery(server, `host:connect:${serial}`)
  } else {
    await hostQuery(server, `host-serial:${serial}:reconnect`)
  }
}
