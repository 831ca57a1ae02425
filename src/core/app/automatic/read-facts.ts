import type { AttachedPhone, PhoneDetails, ReadyPhone } from '../../../shared/model/device'
import type { JobSnapshot } from '../../../shared/model/job'
import { mayRunBeside } from '../../../shared/may-run-beside'
import { isNetworkSerial } from '../../../shared/network-serial'
import type { BookedPhone } from './automatic-book'
import type { AutomaticFacts } from './decide-backup'

/** Where the facts come from. */
export interface FactPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly phones: () => readonly AttachedPhone[]
  readonly jobs: { readonly list: () => readonly JobSnapshot[] }
  readonly computerOnBattery: () => boolean
  readonly folderThere: () => Promise<boolean>
  /** Whether that backup is still where it was made, as far as its disk is there. */
  readonly backupThere: (folder: string) => Promise<boolean>
  /** Whether an encrypted backup of this phone needs no password here. */
  readonly keyKnown: (phone: PhoneDetails) => Promise<boolean>
}

/** Asks for what decides, but for the battery: that question wakes the phone. */
export async function readFacts(
  ports: FactPorts,
  phoneId: string,
  { rule, lastGood, putOffUntil, failedAt }: BookedPhone,
): Promise<Omit<AutomaticFacts, 'battery'>> {
  const ready = readyPhoneOf(ports.phones(), phoneId)
  const folderThere = await ports.folderThere()
  const isThere = lastGood !== null && (!folderThere || (await ports.backupThere(lastGood.folder)))
  return {
    now: ports.now(),
    lastGoodAt: isThere ? lastGood.at : null,
    ...{ putOffUntil, failedAt, folderThere },
    phone: ready ? (isNetworkSerial(ready.serial) ? 'wifi' : 'usb') : 'away',
    computerOnBattery: ports.computerOnBattery(),
    jobRunning: !mayRunBeside(ports.jobs.list(), phoneId),
    keyKnown: ready !== null && (!rule.encrypt || (await ports.keyKnown(ready.details))),
  }
}

/** By its hardware serial; over USB where it is connected both ways. */
export function readyPhoneOf(phones: readonly AttachedPhone[], phoneId: string): ReadyPhone | null {
  const ready = phones.flatMap(phone =>
    phone.state === 'ready' && phone.details.hardwareSerial === phoneId ? [phone] : [],
  )
  return ready.find(({ serial }) => !isNetworkSerial(serial)) ?? ready[0] ?? null
}
