import { setTimeout as delay } from 'node:timers/promises'
import type { PhoneAccess } from '../phone/phone'
import { isPhoneLost, type PhoneError } from '../phone/phone-error'
import type { PhoneLink } from './adb/open-service'
import { runShell } from './adb/run-shell'
import { openPhone } from './open-phone'

export interface PhoneAccessInput {
  /** As it is reached now. */
  readonly link: PhoneLink
  /**
   * Resolves when adb has the same phone again, perhaps on another transport.
   * @throws `why` when it is not worth waiting; the signal's reason
   */
  readonly back: (why: PhoneError, signal?: AbortSignal) => Promise<PhoneLink>
}

/** For a phone that adb lists, but that says nothing. */
const answerMs = 10_000
const retryMs = 1_000

/** A phone behind adb, also after it has been away. */
export function createPhoneAccess(input: PhoneAccessInput): PhoneAccess {
  let { link } = input
  return {
    // Nothing is asked of it yet: what is wrong with it is told by what is asked first.
    open: options => Promise.resolve(openPhone(link, options)),
    back: async (why, options) => {
      for (;;) {
        link = await input.back(why, options.signal)
        if (await answers(link, options.signal)) return openPhone(link, options)
        await delay(retryMs, undefined, { signal: options.signal })
      }
    },
  }
}

async function answers(link: PhoneLink, signal?: AbortSignal): Promise<boolean> {
  try {
    await runShell(link, 'echo', { signal, inactivityMs: answerMs })
    return true
  } catch (error) {
    signal?.throwIfAborted()
    if (!isPhoneLost(error)) throw error
    return false
  }
}
