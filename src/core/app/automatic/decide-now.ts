import type { ReadyPhone } from '../../../shared/model/device'
import type { Battery } from '../../phone/phone'
import type { BookedPhone } from './automatic-book'
import { decideBackup, type Verdict } from './decide-backup'
import { readFacts, readyPhoneOf, type FactPorts } from './read-facts'

export interface DecidePorts extends FactPorts {
  /** Null where the phone does not say. @throws PhoneError */
  readonly battery: (phone: ReadyPhone, signal: AbortSignal) => Promise<Battery | null>
}

/**
 * Asks for the facts and decides. The battery is asked for only where all else says yes: the question wakes the phone.
 * @param until before that time (milliseconds since 1970) it is not asked for either
 * @throws PhoneError; the signal's reason
 */
export async function decideNow(
  ports: DecidePorts,
  phoneId: string,
  booked: BookedPhone,
  { signal, until = 0 }: { readonly signal: AbortSignal; readonly until?: number },
): Promise<Verdict> {
  const { rule } = booked
  const facts = await readFacts(ports, phoneId, booked)
  const verdict = decideBackup(rule, { ...facts, battery: null })
  const phone = readyPhoneOf(ports.phones(), phoneId)
  if (verdict.kind !== 'go' || rule.minBatteryPercent === null || facts.now < until || !phone) return verdict
  return decideBackup(rule, { ...facts, battery: await ports.battery(phone, signal) })
}
