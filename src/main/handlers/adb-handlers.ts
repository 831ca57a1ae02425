import type { AdbTools } from '../../core/android/adb/adb-tools'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'

export function adbHandlers(tools: AdbTools): Handlers<typeof contract>['adb'] {
  return {
    get: tools.view,
    // `changed` tells how it goes.
    fetch: () => void tools.fetch(),
    cancel: tools.cancel,
    remove: tools.remove,
  }
}
