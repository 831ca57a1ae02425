import type { DevicesView } from '../../shared/model/device'
import type { Log } from './open-log'

/** Writes down what becomes of adb and of the phones, without saying which phone. */
export function logDevices(log: Log): (view: DevicesView) => void {
  let told = ''
  return ({ adb, phones, usbOnly }) => {
    const facts = {
      adb: adb.status,
      phones: phones.map(phone => (phone.state === 'failed' ? `failed ${phone.error.code}` : phone.state)),
      usbOnly: usbOnly.length,
    }
    const text = JSON.stringify(facts)
    if (text === told) return
    told = text
    log.write('devices', facts)
  }
}
