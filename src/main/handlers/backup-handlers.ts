import { app } from 'electron'
import { checkBeforeStart } from '../../core/backup/check-before-start'
import { planBackup } from '../../core/backup/plan-backup'
import { runBackup } from '../../core/backup/run-backup'
import { selectFiles } from '../../core/catalog/select-files'
import type { DeviceWatch } from '../../core/device/watch-devices'
import { Failure } from '../../core/job/failure'
import { findLastBackup } from '../../core/vault/find-last-backup'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import { readyPhone, type Catalogs } from '../catalogs'
import type { Jobs } from '../jobs'
import type { OutputFolders } from '../output-folders'

export interface BackupHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly folders: OutputFolders
  readonly jobs: Jobs
}

export function backupHandlers(ports: BackupHandlerPorts): Handlers<typeof contract>['backup'] {
  const { watch, catalogs, folders, jobs } = ports
  return {
    start: async ({ catalogId, selection, grant }) => {
      const { catalog, link, phone, view } = catalogs.get(catalogId)
      // What was not listed to its end would be missing without a word.
      if (view().status !== 'complete') throw new Failure('catalog-gone')
      const outputFolder = await folders.open(grant)
      const plan = planBackup({
        phone,
        chosen: selectFiles(catalog.files, selection),
        foundCount: catalog.files.length,
        leftOutCount: catalog.leftOut().count,
        unreadable: catalog.unreadable,
        unsafeNames: catalog.unsafeNames,
        startedAt: new Date(),
      })
      await checkBeforeStart(plan, outputFolder)
      readyPhone(watch, link.serial)
      const createdBy = `Phonekeep ${app.getVersion()}`
      return jobs.start({
        plan,
        phoneName: `${phone.manufacturer} ${phone.model}`,
        run: options => runBackup(plan, { link, outputFolder, createdBy }, options),
      })
    },
    last: ({ serial }) => findLastBackup(folders.currentPath(), readyPhone(watch, serial).details),
  }
}
