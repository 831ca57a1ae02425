import { setTimeout as delay } from 'node:timers/promises'
import { AdbError } from '../core/android/adb/adb-error'
import { hostQuery } from '../core/android/adb/open-service'
import { waitForPhone } from '../core/android/find-phone'
import { Failure } from '../core/errors/failure'
import { createPhoneAccess } from '../core/android/phone-access'
import type { Phone, PhoneAccess } from '../core/phone/phone'
import { isPhoneLost } from '../core/phone/phone-error'
import { createPhoneSession } from '../core/phone/phone-session'
import type { PhoneDetails } from '../shared/model/device'
import { onlyPhone, type Phones } from './open-phones'

export interface ReachOptions {
  /** Null for the only one there is. */
  readonly serial: string | undefined
  /** How long to wait for a phone or an adb server that has gone away, in milliseconds. */
  readonly waitMs: number
  readonly signal: AbortSignal
}

/** A phone that was there, and is waited for from then on. */
export interface ReachedPhone {
  readonly phone: PhoneDetails
  readonly access: PhoneAccess
  /** Does what needs the phone before a job has a session: from its beginning again when the phone was away meanwhile. */
  readonly use: <T>(work: (phone: Phone) => Promise<T>) => Promise<T>
}

const pollMs = 700

/**
 * Opens the phone of a command. One that is not there is told at once; one that goes away while it is asked, or whose adb
 * server does, is waited for.
 * @throws Failure, AdbError when it cannot be used or does not come back; the signal's reason
 */
export async function reachPhone(phones: Phones, options: ReachOptions): Promise<ReachedPhone> {
  const { waitMs, signal } = options
  const { serial, link, phone } = await openFirst(phones, options)
  const wanted = { serial, hardwareSerial: phone.hardwareSerial }
  const access = createPhoneAccess({
    link,
    back: (why, waitSignal) =>
      waitForPhone(wanted, why, { server: phones.server, signal: waitSignal, maxMs: waitMs }),
  })
  return {
    phone,
    access,
    use: async work => {
      const ready = () => Promise.resolve()
      const session = createPhoneSession(access, { signal, ready, onWaiting: () => undefined })
      try {
        return await session.use(work)
      } finally {
        session.close()
      }
    },
  }
}

async function openFirst(phones: Phones, { serial, waitMs, signal }: ReachOptions) {
  const until = performance.now() + waitMs
  const seen = new Set<string>(serial === undefined ? [] : [serial])
  let mayReturn = false
  for (;;) {
    try {
      const wanted = serial ?? (await onlyPhone(phones, signal))
      // From here on it was there.
      if (serial === undefined) mayReturn = seen.add(wanted).size > 0
      return { serial: wanted, ...(await phones.open(wanted, signal)) }
    } catch (error) {
      signal.throwIfAborted()
      mayReturn ||= isClosed(error)
      if (!mayReturn || !isAway(error) || performance.now() >= until) throw error
      await delay(Math.min(pollMs, Math.max(0, until - performance.now())), undefined, { signal })
      await reconnect(phones, seen, signal)
    }
  }
}

/** Not the server's word that there is no such phone, but a connection that broke: to the phone, or to the server itself. */
function isClosed(error: unknown): boolean {
  return (
    error instanceof AdbError && (error.kind === 'no-service' || (error.kind === 'gone' && !error.isAnswer))
  )
}

function isAway(error: unknown): boolean {
  const codes: readonly string[] = ['phone-gone', 'phone-not-ready']
  return isPhoneLost(error) || (error instanceof Failure && codes.includes(error.info.code))
}

/** A server that was started anew does not know the phones on the network that the one before had. */
async function reconnect(phones: Phones, serials: ReadonlySet<string>, signal: AbortSignal): Promise<void> {
  try {
    const server = await phones.server()
    for (const serial of serials)
      if (/:\d+$/.test(serial)) await hostQuery(server, `host:connect:${serial}`, { signal })
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof AdbError)) throw error
  }
}
