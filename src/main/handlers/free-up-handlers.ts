import { existsSync } from 'node:fs'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { Library } from '../../core/app/library'
import { prepareFreeUp } from '../../core/app/prepare-free-up'
import { preparePutBack } from '../../core/app/prepare-put-back'
import type { VaultAccess } from '../../core/app/vault-access'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'

export interface FreeUpHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly library: Library
  readonly vaults: VaultAccess
  readonly jobs: Jobs
}

export function freeUpHandlers(ports: FreeUpHandlerPorts): Handlers<typeof contract>['freeUp'] {
  const { watch, catalogs, library, vaults, jobs } = ports
  return {
    open: async ({ backupId, serial, before, password, remember }) => {
      const { folder } = library.find(backupId).backup
      if (!existsSync(folder)) throw new Failure('backup-gone')
      const backup = await vaults.unlock({ folder, password, remember, unsigned: 'refuse' })
      return await catalogs.openFreeUp({ backup, backupId, serial, before })
    },
    narrow: ({ catalogId, before }) => catalogs.freeUp(catalogId).narrow(before),
    start: async ({ catalogId, selection, way }) => {
      const { backup, serial, details, select } = catalogs.freeUp(catalogId)
      const { details: phone } = readyPhone(watch, serial)
      if (phone.hardwareSerial !== details.hardwareSerial) throw new Failure('phone-gone')
      jobs.requireFree(phone.hardwareSerial)
      const ready = prepareFreeUp(
        { backup, selected: select(selection), phone, way },
        await watch.access(serial),
      )
      return jobs.start(ready)
    },
    putBack: async ({ id, password }) => {
      const { snapshot, outcome } = jobs.ended(id)
      if (outcome.kind !== 'free-up') throw new Failure('job-gone')
      const found = watch
        .snapshot()
        .phones.find(each => each.state === 'ready' && each.details.hardwareSerial === snapshot.phoneId)
      if (!found) throw new Failure('phone-gone')
      const { details: phone } = readyPhone(watch, found.serial)
      jobs.requireFree(phone.hardwareSerial)
      if (!existsSync(outcome.folder)) throw new Failure('backup-gone')
      const backup = await vaults.unlock({
        ...{ folder: outcome.folder, password },
        remember: false,
        unsigned: 'refuse',
      })
      const ready = await preparePutBack(
        { backup, phone, paths: outcome.removedPaths },
        await watch.access(found.serial),
      )
      return jobs.start(ready)
    },
  }
}
