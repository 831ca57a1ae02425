import { app } from 'electron'
import { join } from 'node:path'
import { chooseFormat } from '../../core/app/choose-format'
import { prepareBackup } from '../../core/app/prepare-backup'
import { usualReread } from '../../core/jobs/backup/plan-reread'
import { selectEntries } from '../../core/data/select-entries'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { Failure } from '../../core/errors/failure'
import { findEarlierBackups } from '../../core/library/find-earlier-backups'
import { phoneFolderName } from '../../core/format/layout'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { RereadBudget } from '../../shared/model/backup-report'
import type { Reread } from '../../shared/model/settings'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { OutputFolders } from '../../core/app/output-folders'
import type { Settings } from '../../core/app/settings'
import type { VaultAccess } from '../../core/app/vault-access'

const rereadBudgets = {
  none: { kind: 'none' },
  some: usualReread,
  all: { kind: 'all' },
} as const satisfies Record<Reread, RereadBudget>

export interface BackupHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly folders: OutputFolders
  readonly jobs: Jobs
  readonly settings: Settings
  readonly vaults: VaultAccess
}

export function backupHandlers(ports: BackupHandlerPorts): Handlers<typeof contract>['backup'] {
  const { watch, catalogs, folders, jobs, settings, vaults } = ports
  /** Where the backups of a phone are, below a folder the person has picked. */
  const phoneFolder = (serial: string, grant: string) =>
    join(folders.path(grant), phoneFolderName(readyPhone(watch, serial).details))
  return {
    start: async ({ catalogId, selection, grant, encryption }) => {
      const { catalog, listings, serial, details: phone } = catalogs.get(catalogId)
      const listed = { listed: catalog, listings: listings() }
      if (jobs.running()) throw new Failure('job-running')
      const outputFolder = await folders.open(grant)
      const keysFor = encryption && ((folder: string) => vaults.keysFor(folder, encryption))
      const { verify, reread } = settings.get()
      const ready = await prepareBackup(
        {
          phone,
          ...listed,
          selected: selectEntries(catalog.entries, selection),
          outputFolder,
          format: await chooseFormat(phone, outputFolder, keysFor),
          options: { verify, reread: rereadBudgets[reread] },
        },
        {
          phone: await watch.access(serial),
          createdBy: `Phonekeep ${app.getVersion()}`,
        },
      )
      readyPhone(watch, serial)
      await settings.change({ encrypt: encryption !== null })
      return jobs.start(ready)
    },
    earlier: ({ serial }) =>
      findEarlierBackups(join(folders.currentPath(), phoneFolderName(readyPhone(watch, serial).details))),
    encryption: async ({ serial, grant }) => ({
      state: await vaults.state(phoneFolder(serial, grant)),
      canRemember: vaults.canRemember(),
    }),
    changePassword: async ({ serial, grant, oldPassword, newPassword }) =>
      await vaults.change(phoneFolder(serial, grant), oldPassword, newPassword),
  }
}
