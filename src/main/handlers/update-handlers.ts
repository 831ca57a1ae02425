import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { Updates } from '../../core/app/updates'

export function updateHandlers(updates: Updates): Handlers<typeof contract>['updates'] {
  return {
    get: updates.view,
    // `changed` tells how it goes.
    download: () => void updates.download(),
    install: updates.install,
  }
}
