import type { OpenOptions, Phone, PhoneAccess } from './phone'
import { isPhoneLost, type PhoneError } from './phone-error'

/** The phone of one run, also after it has been away. */
export interface PhoneSession {
  /**
   * Runs `work` with the phone. When the phone is lost in the middle, waits until it is back and runs it again from its
   * beginning: `work` must be able to resume what it did.
   * @throws what `work` throws otherwise; what `back` throws; the signal's reason
   */
  readonly use: <T>(work: (phone: Phone) => Promise<T>) => Promise<T>
  readonly close: () => void
}

export interface SessionOptions extends OpenOptions {
  readonly signal: AbortSignal
  /** Resolves when the phone may be used: a person may have paused the run. @throws the signal's reason */
  readonly ready: (signal: AbortSignal) => Promise<void>
  /** The phone is waited for, and why; null when it is back. */
  readonly onWaiting: (error: PhoneError | null) => void
}

export function createPhoneSession(access: PhoneAccess, options: SessionOptions): PhoneSession {
  const { signal, inactivityMs, ready, onWaiting } = options
  const limits: OpenOptions = { signal, inactivityMs }
  let current: Promise<Phone> | null = null
  let returning: Promise<void> | null = null

  const disconnect = (phone: Promise<Phone> | null) => {
    phone?.then(
      ({ close }) => close(),
      () => undefined,
    )
  }
  const waitForReturn = async (error: PhoneError) => {
    disconnect(current)
    onWaiting(error)
    current = Promise.resolve(await access.back(error, limits))
    onWaiting(null)
  }
  return {
    use: async work => {
      for (;;) {
        await ready(signal)
        // One of those that lost the phone waits for it, and all others with it.
        await returning
        const used = (current ??= access.open(limits))
        try {
          return await work(await used)
        } catch (error) {
          signal.throwIfAborted()
          if (!isPhoneLost(error)) throw error
          if (used === current && !returning) {
            returning = waitForReturn(error).finally(() => (returning = null))
            // Each that waits is told; one that is paused meanwhile hears it later.
            returning.catch(() => undefined)
          }
        }
      }
    },
    close: () => disconnect(current),
  }
}
