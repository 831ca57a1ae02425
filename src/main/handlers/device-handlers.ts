import { clipboard } from 'electron'
import { reconnectPhone } from '../../core/android/reconnect-phone'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { DevicesView } from '../../shared/model/device'
import type { AppInfo } from '../../shared/model/settings'
import { commandText, type TerminalCommand } from '../../shared/terminal-commands'
import type { SamplePhoneProcess } from '../sample-phone-process'

export interface DevicePorts {
  readonly watch: DeviceWatch
  readonly sample: SamplePhoneProcess
}

export function devicesView({ watch, sample }: DevicePorts): DevicesView {
  return { ...watch.snapshot(), sample: sample.state() }
}

export function deviceHandlers(ports: DevicePorts): Handlers<typeof contract>['devices'] {
  const { watch, sample } = ports
  return {
    get: () => devicesView(ports),
    retryAdb: () => watch.retry(),
    reconnect: ({ serial }) => reconnectPhone(watch.server(), serial),
    copyCommand: ({ command }) => clipboard.writeText(textOf(command, watch)),
    startSample: () => sample.start(),
    stopSample: () => sample.stop(),
  }
}

/** @throws Failure `phone-gone` for a rule when the phone that it is for has gone */
function textOf(command: TerminalCommand, watch: DeviceWatch): string {
  const blocked = watch.snapshot().phones.find(phone => phone.state === 'no-permissions')
  const text = commandText(command, {
    platform: process.platform as AppInfo['platform'],
    usb: blocked?.usb ?? null,
  })
  if (text === null) throw new Failure('phone-gone')
  return text
}
