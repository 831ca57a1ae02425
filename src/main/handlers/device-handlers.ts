import { reconnectPhone } from '../../core/android/reconnect-phone'
import type { DeviceWatch } from '../../core/android/watch-devices'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { DevicesView } from '../../shared/model/device'
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
    startSample: () => sample.start(),
    stopSample: () => sample.stop(),
  }
}
