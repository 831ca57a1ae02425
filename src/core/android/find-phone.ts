import { setTimeout as delay } from 'node:timers/promises'
import type { AdbServer } from './adb/adb-server'
import { PhoneError } from '../phone/phone-error'
import { listPhones } from './adb/list-phones'
import { hostQuery, linkPhone, type PhoneLink } from './adb/open-service'
import { settleAppOp } from './messages/restore-app-op'
import { probePhone } from './probe-phone'
import { reconnectPhone } from './reconnect-phone'

/** What stays of a phone when it is unplugged. */
export interface WantedPhone {
  /** Of the transport it had: the same again over USB, perhaps another one over Wi-Fi. */
  readonly serial: string
  readonly hardwareSerial: string
}

export interface WaitOptions {
  /** @throws AdbError while there is no server */
  readonly server: () => Promise<AdbServer> | AdbServer
  readonly signal?: AbortSignal | undefined
  /** In milliseconds; without it there is no end. */
  readonly maxMs?: number
}

const pollMs = 700
const inactivityMs = 10_000
/** A connection that is just being made is "offline" as well, for a moment. */
const staleAfterPolls = 4

/**
 * Waits until a phone can be used again.
 * @param error why it is waited for
 * @throws that error when the time is over; the signal's reason
 */
export async function waitForPhone(
  wanted: WantedPhone,
  error: PhoneError,
  { server, signal, maxMs = Infinity }: WaitOptions,
): Promise<PhoneLink> {
  const until = performance.now() + maxMs
  let offlinePolls = 0
  while (performance.now() < until) {
    try {
      const running = await server()
      const found = await findPhone(running, wanted, signal)
      if (typeof found === 'object') return found
      offlinePolls = found === 'offline' ? offlinePolls + 1 : 0
      if (offlinePolls % staleAfterPolls === staleAfterPolls - 1) await reconnectPhone(running, wanted.serial)
    } catch (failure) {
      signal?.throwIfAborted()
      if (!(failure instanceof PhoneError)) throw failure
    }
    await delay(Math.min(pollMs, Math.max(0, until - performance.now())), undefined, { signal })
  }
  throw error
}

async function findPhone(
  server: AdbServer,
  { serial, hardwareSerial }: WantedPhone,
  signal: AbortSignal | undefined,
): Promise<PhoneLink | 'away' | 'offline'> {
  const limits = { signal, inactivityMs }
  const listed = await listPhones(server, limits)
  for (const phone of listed) {
    if (phone.state !== 'device') continue
    const link = await linkPhone(server, phone.serial, limits).catch(() => null)
    const details = link && (await probePhone(link, signal).catch(() => null))
    if (!link || details?.hardwareSerial !== hardwareSerial) continue
    await settleAppOp(link, signal)
    return link
  }
  signal?.throwIfAborted()
  if (!/:\d+$/.test(serial)) return 'away'
  const known = listed.find(phone => phone.serial === serial)
  // A server that was started anew does not know the phones on the network that the one before had.
  if (!known) await hostQuery(server, `host:connect:${serial}`, limits)
  // The entry of a connection that broke can stay for ever.
  return known?.state === 'offline' ? 'offline' : 'away'
}
