import { setTimeout as delay } from 'node:timers/promises'
import type { AdbServer } from './adb-server'
import { listPhones, type ListedPhone } from './list-phones'

/**
 * The server does not tell of every change: adb 29 is silent when a phone on the network goes from `device` to `offline`
 * or from `offline` to `unauthorized` (`adb devices` shows it all the same). So it is also asked (docs/adr/0002).
 */
const askMs = 700
/** A server that does not answer such a small question for this long is as good as gone. */
const inactivityMs = 10_000

/**
 * Follows the phones on this server: `onPhones` gets the first list, which may be empty, and every one that differs from
 * the one before. Resolves when the server goes away, falls silent, or `signal` is aborted. Never rejects.
 */
export async function trackPhones(
  server: AdbServer,
  onPhones: (phones: readonly ListedPhone[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let told = ''
  const ask = async () => {
    const phones = await listPhones(server, { signal, inactivityMs })
    const text = JSON.stringify(phones)
    if (text === told || signal.aborted) return
    told = text
    onPhones(phones)
  }
  let pushed = () => {}
  const untrack = followPushes(server, () => pushed())
  try {
    while (!signal.aborted) {
      const push = new Promise<void>(resolve => (pushed = resolve))
      await ask()
      await Promise.race([push, delay(askMs, undefined, { signal })])
    }
  } catch {
    // The server is gone or silent, or the signal has ended the wait: the caller looks which.
  } finally {
    untrack()
  }
}

/** Calls `onPush` for each list the server pushes. What is new in it is asked for like all else, so there is one order. */
function followPushes(server: AdbServer, onPush: () => void): () => void {
  const tracking = server.client.trackDevices()
  tracking.then(
    tracker => {
      tracker.on('changeSet', onPush)
      tracker.on('error', onPush)
      tracker.on('end', onPush)
    },
    // The next question finds out the same.
    () => onPush(),
  )
  return () =>
    void tracking.then(
      tracker => tracker.end(),
      () => undefined,
    )
}
