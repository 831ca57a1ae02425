import { setTimeout as delay } from 'node:timers/promises'
import type { AdbServer } from './adb-server'
import { listPhones, type ListedPhone } from './list-phones'

export interface TrackListener {
  /** The first list, which may be empty, and every one that differs from the one before. */
  phones(phones: readonly ListedPhone[]): void
  /** The server went away. Called once; nothing follows. */
  lost(): void
}

/**
 * The server does not tell of every change: adb 29 is silent when a phone on the network goes from `device` to `offline`
 * or from `offline` to `unauthorized` (`adb devices` shows it all the same). So it is also asked.
 */
const askMs = 700

/**
 * Follows the phones on this server until it goes away or the returned function is called.
 * @throws what adbkit throws when the server cannot be reached
 */
export async function trackPhones(server: AdbServer, listener: TrackListener): Promise<() => void> {
  const over = new AbortController()
  let told = ''
  const lose = () => {
    if (over.signal.aborted) return
    over.abort()
    listener.lost()
  }
  const tell = (phones: readonly ListedPhone[]) => {
    const text = JSON.stringify(phones)
    if (over.signal.aborted || text === told) return
    told = text
    listener.phones(phones)
  }
  const askAgainAndAgain = async () => {
    while (!over.signal.aborted) {
      tell(await listPhones(server))
      await delay(askMs, undefined, { signal: over.signal })
    }
  }
  const tracker = await server.client.trackDevices()
  // Emitted for each list the server pushes; what is new in it is asked for like all else, so that there is one order.
  tracker.on('changeSet', () => void listPhones(server).then(tell, lose))
  tracker.on('error', lose)
  tracker.on('end', lose)
  void askAgainAndAgain().catch(lose)
  return () => {
    over.abort()
    tracker.end()
  }
}
