import type { AutomaticBackups } from '../../core/app/automatic/automatic-backups'
import type { Settings } from '../../core/app/settings'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { AutomaticPhone, AutomaticView } from '../../shared/model/automatic'
import { setLoginItem } from '../automatic/login-item'

export interface AutomaticHandlerPorts {
  readonly automatic: AutomaticBackups
  readonly settings: Settings
  readonly onChange: (view: AutomaticView) => void
}

export function automaticHandlers(ports: AutomaticHandlerPorts): Handlers<typeof contract>['automatic'] {
  const { automatic, settings, onChange } = ports
  return {
    get: () => automaticView(automatic.phones(), settings),
    setRule: ({ phoneId, rule }) => automatic.setRule(phoneId, rule),
    putOff: ({ phoneId, hours }) => automatic.putOff(phoneId, hours),
    startNow: ({ phoneId }) => automatic.startNow(phoneId),
    setStaysReady: async ({ on }) => {
      // First what may fail: the setting says what is so.
      await setLoginItem(on)
      await settings.change({ staysReady: on })
      onChange(automaticView(automatic.phones(), settings))
    },
  }
}

export function automaticView(phones: readonly AutomaticPhone[], settings: Settings): AutomaticView {
  return { phones, staysReady: settings.get().staysReady }
}
