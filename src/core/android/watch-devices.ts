import { setTimeout as delay } from 'node:timers/promises'
import type { AdbState, Phone, UsbOnlyPhone } from '../../shared/model/device'
import { AdbError } from './adb/adb-error'
import { connectAdbServer } from './adb/connect-adb-server'
import type { AdbServer } from './adb/adb-server'
import type { StartAdbServer } from './adb/start-adb-server'
import { trackPhones } from './adb/track-phones'
import { Failure } from '../errors/failure'
import type { PhoneWatch } from '../phone/phone'
import { linkPhone } from './adb/open-service'
import { waitForPhone } from './find-phone'
import { findUsbPhones } from './find-usb-phones'
import { createPhoneAccess } from './phone-access'
import { createPhoneStates } from './phone-states'

export interface DevicesSnapshot {
  readonly adb: AdbState
  readonly phones: readonly Phone[]
  readonly usbOnly: readonly UsbOnlyPhone[]
}

export interface WatchOptions {
  readonly port: number
  /** Looks for the adb program; null when there is none. */
  readonly findAdb: () => Promise<string | null>
  /** How to start a server; `adb start-server` from this process when left out. */
  readonly startServer?: StartAdbServer
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

const usbPollMs = 2_000
const retryMs = 3_000

/** Follows adb and the phones for as long as the app runs: starts adb, tracks, probes, and begins again when it goes away. */
export function watchDevices(options: WatchOptions): DeviceWatch {
  let adb: AdbState = { status: 'starting' }
  let usbOnly: readonly UsbOnlyPhone[] = []
  let server: AdbServer | null = null
  let wake = () => {}
  const stopping = new AbortController()

  const snapshot = (): DevicesSnapshot => ({ adb, phones: phones.list(), usbOnly })
  const changed = () => {
    if (!stopping.signal.aborted) options.onChange(snapshot())
  }
  const phones = createPhoneStates({ isSample: options.isSample, onChange: changed })
  const setAdb = (state: AdbState) => {
    adb = state
    changed()
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await serveOnce()
      server = null
      phones.update(null, [])
      if (stopping.signal.aborted) return
      const woken = new Promise<void>(resolve => (wake = resolve))
      await Promise.race([
        woken,
        delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined),
      ])
    }
  }

  /** From a start of adb to the moment it is gone. */
  async function serveOnce(): Promise<void> {
    const executable = await options.findAdb()
    if (executable === null) return setAdb({ status: 'missing' })
    try {
      const connected = await connectAdbServer(executable, options.port, options.startServer)
      server = connected
      setAdb({ status: 'running', executable })
      await trackUntilLost(connected)
      setAdb({ status: 'starting' })
    } catch (error) {
      setAdb({ status: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }

  async function trackUntilLost(connected: AdbServer): Promise<void> {
    await trackPhones(connected, listed => phones.update(connected, listed), stopping.signal)
  }

  async function pollUsb(): Promise<void> {
    while (!stopping.signal.aborted) {
      const found = await findUsbPhones()
      if (JSON.stringify(found) !== JSON.stringify(usbOnly)) {
        usbOnly = found
        changed()
      }
      await delay(usbPollMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const runningServer = () => {
    if (!server) throw new AdbError('no-service', 'adb is not running')
    return server
  }

  const running = Promise.all([run(), pollUsb()])
  return {
    snapshot,
    server: runningServer,
    access: async serial => {
      const phone = phones.list().find(one => one.serial === serial)
      if (phone?.state !== 'ready') throw new Failure('phone-gone')
      const wanted = { serial, hardwareSerial: phone.details.hardwareSerial }
      const link = await linkPhone(runningServer(), serial)
      return createPhoneAccess({
        link,
        back: (why, signal) => waitForPhone(wanted, why, { server: runningServer, signal }),
      })
    },
    retry: () => wake(),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
