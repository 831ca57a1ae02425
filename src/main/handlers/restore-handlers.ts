import type { BrowserWindow } from 'electron'
import type { DeviceWatch } from '../../core/android/watch-devices'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { Selection } from '../../shared/model/catalog'
import { askForFolder } from '../ask-for-folder'
import { createRecordAccessAsker } from '../../core/app/ask-record-access'
import { countContacts } from '../../core/app/count-contacts'
import { assessRestore } from '../../core/app/assess-restore'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { OutputFolders } from '../../core/app/output-folders'
import { prepareExport } from '../../core/app/prepare-export'
import { prepareRestore } from '../../core/app/prepare-restore'

export interface RestoreHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly folders: OutputFolders
  readonly jobs: Jobs
  readonly window: () => BrowserWindow | null
}

export function restoreHandlers(ports: RestoreHandlerPorts): Handlers<typeof contract>['restore'] {
  const { watch, catalogs, folders, jobs, window } = ports
  const askAccess = createRecordAccessAsker()
  /** What was chosen of a backup that has been read to its end. */
  const select = (catalogId: string, selection: Selection) => {
    const catalog = catalogs.backup(catalogId)
    return { ...catalog, selected: catalog.select(selection) }
  }
  return {
    check: async ({ catalogId, selection, serial, target }) => {
      const { backup, selected } = select(catalogId, selection)
      const { details: phone } = readyPhone(watch, serial)
      return await assessRestore({ backup, selected, phone, target }, () =>
        askAccess(phone.hardwareSerial, () => watch.access(serial)),
      )
    },
    start: async ({ catalogId, selection, serial, ...how }) => {
      const { backup, selected } = select(catalogId, selection)
      const { details: phone } = readyPhone(watch, serial)
      jobs.requireFree(phone.hardwareSerial)
      const access = await watch.access(serial)
      return jobs.start(prepareRestore({ backup, selected, phone, ...how }, access))
    },
    countContacts: async ({ serial }) => await countContacts(await watch.access(serial)),
    pickFolder: async () => {
      const picked = await askForFolder(window(), { properties: ['openDirectory', 'createDirectory'] })
      return picked === null ? null : await folders.grant(picked)
    },
    export: async ({ catalogId, selection, grant }) => {
      const { backup, selected, phoneName } = select(catalogId, selection)
      jobs.requireFree(null)
      return jobs.start(await prepareExport({ backup, selected, folder: folders.path(grant), phoneName }))
    },
  }
}
