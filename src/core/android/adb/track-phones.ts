import { setTimeout as delay } from 'node:timers/promises'
import type { AdbServer } from './adb-server'
import { listPhones, type ListedPhone } from './list-phones'
import { followDevices } from './open-service'

/**
 * The server does not tell of every change: adb 29 is silent when a phone on the network goes from `device` to `offline`
 * or from `offline` to `unauthorized` (`adb devices` shows it all the same). So it is also asked (docs/adr/0002).
 */
const askMs = 700
/** While nobody looks: a phone that comes or goes is pushed, and each question wakes a processor. */
const unseenAskMs = 10_000
const minAskMs = 100
/** A server that does not answer such a small question for this long is as good as gone. */
const inactivityMs = 10_000

export interface TrackOptions {
  readonly signal: AbortSignal
  /** Whether anybody looks at what is told; always, where it is not given. */
  readonly isSeen?: (() => boolean) | undefined
}

/**
 * Follows the phones on this server: `onPhones` gets the first list, which may be empty, and every one that differs from
 * the one before. Resolves when the server goes away, falls silent, or `signal` is aborted. Never rejects.
 */
export async function trackPhones(
  server: AdbServer,
  onPhones: (phones: readonly ListedPhone[]) => void,
  { signal, isSeen = () => true }: TrackOptions,
): Promise<void> {
  let told = ''
  const ask = async () => {
    const phones = await listPhones(server, { signal, inactivityMs })
    const text = JSON.stringify(phones)
    if (text === told || signal.aborted) return
    told = text
    onPhones(phones)
  }
  const pushes = new AbortController()
  const next = nextPush(server, AbortSignal.any([signal, pushes.signal]))
  try {
    while (!signal.aborted) {
      const push = next()
      await ask()
      await Promise.race([push, delay(isSeen() ? askMs : unseenAskMs, undefined, { signal })])
      // A server that pushes without end is asked no oftener than that.
      await delay(minAskMs, undefined, { signal })
    }
  } catch {
    // The server is gone or silent, or the signal has ended the wait: the caller looks which.
  } finally {
    pushes.abort()
  }
}

/** What is new in a push is asked for like all else, so there is one order: only that one came is of interest. */
function nextPush(server: AdbServer, signal: AbortSignal): () => Promise<void> {
  const pushes = followDevices(server, { signal, inactivityMs })
  const never = new Promise<void>(() => undefined)
  let next: Promise<void> | null = null
  return () =>
    (next ??= pushes.next().then(
      ({ done }) => void (next = done ? never : null),
      // What is asked for next fails as well, or there are no pushes here.
      () => void (next = never),
    ))
}
