import type { AdbState, AttachedPhone, UsbOnlyPhone } from '../../shared/model/device'
import type { AdbServer } from './adb/adb-server'
import { Failure } from '../errors/failure'
import type { PhoneAccess, PhoneWatch } from '../phone/phone'
import { linkPhone } from './adb/open-service'
import { waitForPhone } from './find-phone'
import { followAdb, type FollowOptions } from './follow-adb'
import { createPhoneAccess } from './phone-access'
import { createPhoneStates } from './phone-states'
import type { UsbPhones } from './find-usb-phones'
import { pollUsbPhones } from './poll-usb-phones'
import { withUsbIds } from './with-usb-ids'

export interface DevicesSnapshot {
  readonly adb: AdbState
  readonly phones: readonly AttachedPhone[]
  readonly usbOnly: readonly UsbOnlyPhone[]
}

export interface WatchOptions extends Pick<
  FollowOptions,
  'port' | 'findAdb' | 'isFetched' | 'startServer' | 'isSeen'
> {
  readonly onChange: (snapshot: DevicesSnapshot) => void
  readonly isSample: (serial: string) => boolean
}

export interface DeviceWatch extends PhoneWatch<DevicesSnapshot> {
  /** The running server. @throws AdbError `no-service` while there is none */
  readonly server: () => AdbServer
  /** Looks for adb again, now. */
  readonly retry: () => void
  /** Resolves when nothing of it runs any more: no adb server is started after that. */
  readonly stop: () => Promise<void>
}

/** Follows adb and the phones for as long as the app runs: starts adb, tracks, probes, and begins again when it goes away. */
export function watchDevices(options: WatchOptions): DeviceWatch {
  const stopping = new AbortController()
  const { signal } = stopping
  let adb: AdbState = { status: 'starting' }
  let usb: UsbPhones = { usbOnly: [], debugged: [] }

  const snapshot = (): DevicesSnapshot => ({
    adb,
    phones: phones.list().map(phone => withUsbIds(phone, usb.debugged)),
    usbOnly: usb.usbOnly,
  })
  const changed = () => {
    if (!signal.aborted) options.onChange(snapshot())
  }
  const phones = createPhoneStates({ isSample: options.isSample, onChange: changed })
  const follower = followAdb({
    ...options,
    onState: state => {
      adb = state
      changed()
    },
    onPhones: phones.update,
    signal,
  })
  const onUsb = (found: UsbPhones) => {
    usb = found
    changed()
  }
  const ended = Promise.all([follower.ended, pollUsbPhones(onUsb, { signal, isSeen: options.isSeen })])
  return {
    snapshot,
    server: follower.server,
    access: serial => reach(phones.list(), serial, follower.server),
    retry: follower.retry,
    stop: async () => {
      stopping.abort()
      await ended
    },
  }
}

/** @throws Failure `phone-gone` for a phone that is not ready; what `server` throws */
async function reach(
  phones: readonly AttachedPhone[],
  serial: string,
  server: () => AdbServer,
): Promise<PhoneAccess> {
  const phone = phones.find(one => one.serial === serial)
  if (phone?.state !== 'ready') throw new Failure('phone-gone')
  const wanted = { serial, hardwareSerial: phone.details.hardwareSerial }
  const link = await linkPhone(server(), serial)
  return createPhoneAccess({ link, back: (why, signal) => waitForPhone(wanted, why, { server, signal }) })
}
