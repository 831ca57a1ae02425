import type { PhonePort } from '../phone/phone-session'
import type { PhoneLink } from './adb/open-service'
import { waitForPhone, type WaitOptions } from './find-phone'

/** A phone that is there, and is waited for when it has gone away. @param hardwareSerial by which it is known again */
export function phonePort(
  link: PhoneLink,
  hardwareSerial: string,
  wait: Omit<WaitOptions, 'signal'>,
): PhonePort {
  const wanted = { serial: link.serial, hardwareSerial }
  return { link, back: (error, signal) => waitForPhone(wanted, error, { ...wait, signal }) }
}
