import { setTimeout as delay } from 'node:timers/promises'
import { AdbError, type AdbErrorKind } from '../android/adb/adb-error'
import type { PhoneLink } from '../android/adb/open-service'
import { runShell } from '../android/adb/run-shell'
import { createFilePuller, type FilePuller } from '../android/sync/pull-ahead'
import { createSyncPool, type SyncPool } from '../android/sync/sync-pool'
import type { PauseGate } from '../jobs/pause-gate'

/** The phone of one run, also after it has been away. */
export interface PhoneSession {
  /**
   * Runs `work` with the phone. When the phone is lost in the middle, waits until it is back and runs it again from its
   * beginning: `work` must be able to take up what it did.
   * @throws what `work` throws otherwise; what `back` throws; the signal's reason
   */
  readonly use: <T>(work: (phone: ConnectedPhone) => Promise<T>) => Promise<T>
  /** The phone as it was last reached. */
  readonly link: () => PhoneLink
  readonly close: () => void
}

export interface ConnectedPhone {
  readonly link: PhoneLink
  /** For questions about single files. */
  readonly pool: SyncPool
  readonly puller: FilePuller
}

export interface PhonePort {
  readonly link: PhoneLink
  /**
   * Resolves when the same phone is there again, perhaps on another transport.
   * @param error why it is waited for
   * @throws the error when it is not worth waiting; the signal's reason
   */
  readonly back: (error: AdbError, signal: AbortSignal) => Promise<PhoneLink>
}

export interface SessionOptions {
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
  readonly pause: PauseGate
  /** The phone is waited for, and why; null when it is back. */
  readonly onWaiting: (error: AdbError | null) => void
}

/** All others are about one file or about the protocol, and would come again. */
const lostKinds: ReadonlySet<AdbErrorKind> = new Set(['gone', 'not-ready', 'silent', 'no-server'])
/** For a phone that adb lists, but that says nothing. */
const answerMs = 10_000
const retryMs = 1_000

export function isPhoneLost(error: unknown): error is AdbError {
  return error instanceof AdbError && lostKinds.has(error.kind)
}

export function createPhoneSession(port: PhonePort, options: SessionOptions): PhoneSession {
  const { signal, pause, onWaiting } = options
  const connect = (link: PhoneLink): ConnectedPhone => ({
    link,
    pool: createSyncPool(link, options),
    puller: createFilePuller(link, options),
  })
  const disconnect = ({ pool, puller }: ConnectedPhone) => {
    pool.close()
    puller.close()
  }
  let phone = connect(port.link)
  let returning: Promise<void> | null = null

  const waitForReturn = async (error: AdbError) => {
    disconnect(phone)
    onWaiting(error)
    for (;;) {
      const link = await port.back(error, signal)
      if (await answers(link, signal)) {
        phone = connect(link)
        return onWaiting(null)
      }
      await delay(retryMs, undefined, { signal })
    }
  }
  return {
    use: async work => {
      for (;;) {
        await pause.passed(signal)
        // One of those that lost the phone waits for it, and all others with it.
        await returning
        const used = phone
        try {
          return await work(used)
        } catch (error) {
          signal.throwIfAborted()
          if (!isPhoneLost(error)) throw error
          if (used === phone && !returning) {
            returning = waitForReturn(error).finally(() => (returning = null))
            // Each that waits is told; one that is paused meanwhile hears it later.
            returning.catch(() => undefined)
          }
        }
      }
    },
    link: () => phone.link,
    close: () => disconnect(phone),
  }
}

async function answers(link: PhoneLink, signal: AbortSignal): Promise<boolean> {
  try {
    await runShell(link, 'echo', { signal, inactivityMs: answerMs })
    return true
  } catch (error) {
    signal.throwIfAborted()
    if (!isPhoneLost(error)) throw error
    return false
  }
}
