import { setTimeout as delay } from 'node:timers/promises'
import type { TrackOptions } from './adb/track-phones'
import { findUsbPhones, type UsbPhones } from './find-usb-phones'

const pollMs = 2_000
/** While nobody looks. */
const unseenPollMs = 20_000

/** Tells of the phones on USB each time they are not those told before; at first there are none. Ends with the signal. */
export async function pollUsbPhones(
  onFound: (phones: UsbPhones) => void,
  { signal, isSeen = () => true }: TrackOptions,
): Promise<void> {
  let told: UsbPhones = { usbOnly: [], debugged: [] }
  while (!signal.aborted) {
    const found = await findUsbPhones()
    if (JSON.stringify(found) !== JSON.stringify(told)) {
      told = found
      onFound(found)
    }
    await delay(isSeen() ? pollMs : unseenPollMs, undefined, { signal }).catch(() => undefined)
  }
}
