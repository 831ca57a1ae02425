import { join, sep } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { AdbError } from './adb-error'
import type { AdbServer } from './adb-server'
import { hostQuery } from './open-service'

const inactivityMs = 5_000
const pollMs = 50
const maxMs = 5_000

/**
 * Ends a server whose program is in `folder`, and waits until it has ended; another one is left alone, for others may work with
 * it. Answers whether it was ours.
 * @throws AdbError
 */
export async function stopOwnServer(server: AdbServer, folder: string): Promise<boolean> {
  if (!(await isOwn(server, folder))) return false
  await server.client.kill().catch(() => undefined)
  for (const end = Date.now() + maxMs; Date.now() < end; await delay(pollMs))
    if (!(await answers(server))) break
  return true
}

/** Started by this run of the app, or by an earlier one: adb tells since 36 what program its server is. */
async function isOwn(server: AdbServer, folder: string): Promise<boolean> {
  const inside = join(folder, sep)
  if (server.startedHere && server.executable.startsWith(inside)) return true
  // A protocol buffer (adb_host.proto, AdbServerStatus): the path of the program stands in it as it is.
  const status = await hostQuery(server, 'host:server-status', { inactivityMs }).catch(() => '')
  return status.includes(inside)
}

async function answers(server: AdbServer): Promise<boolean> {
  try {
    await hostQuery(server, 'host:version', { inactivityMs })
    return true
  } catch (error) {
    if (error instanceof AdbError) return false
    throw error
  }
}
