import { disconnectPhone } from '../../core/android/wifi/disconnect-phone'
import type { DeviceWatch } from '../../core/android/watch-devices'
import type { WifiPairing } from '../../core/app/wifi-pairing'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'

export interface WifiHandlerPorts {
  readonly wifi: WifiPairing
  readonly watch: DeviceWatch
}

export function wifiHandlers({ wifi, watch }: WifiHandlerPorts): Handlers<typeof contract>['wifi'] {
  return {
    get: wifi.view,
    // `changed` tells how it goes.
    start: () => void wifi.start(),
    pairByCode: ({ address, code }) => void wifi.pairByCode(address, code),
    connect: ({ address }) => void wifi.connect(address),
    cancel: wifi.cancel,
    disconnect: ({ serial }) => disconnectPhone(watch.server(), serial),
  }
}
