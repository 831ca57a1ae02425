import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../core/errors/failure'
import { backupOptions } from '../../core/app/backup-options'
import { chooseFormat } from '../../core/app/choose-format'
import { prepareBackup } from '../../core/app/prepare-backup'
import { prepareResume } from '../../core/app/prepare-resume'
import type { Item } from '../../core/data/item'
import { selectEntries } from '../../core/data/select-entries'
import { standingSelection } from '../../core/app/standing-selection'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { findEarlierBackups } from '../../core/library/find-earlier-backups'
import { phoneFolderName } from '../../core/format/layout'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { Library } from '../../core/app/library'
import type { OutputFolders } from '../../core/app/output-folders'
import type { Settings } from '../../core/app/settings'
import type { VaultAccess } from '../../core/app/vault-access'

export interface BackupHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly folders: OutputFolders
  readonly jobs: Jobs
  readonly library: Library
  readonly settings: Settings
  readonly vaults: VaultAccess
}

export function backupHandlers(ports: BackupHandlerPorts): Handlers<typeof contract>['backup'] {
  const { watch, catalogs, folders, jobs, library, settings, vaults } = ports
  /** Where the backups of a phone are, below a folder the person has picked. */
  const phoneFolder = (serial: string, grant: string) =>
    join(folders.path(grant), phoneFolderName(readyPhone(watch, serial).details))
  const runPorts = async (serial: string, catalogId: string) => {
    // What the window loads while the backup runs counts too, but not what another catalog knows of other files.
    const media = catalogs.media(catalogId)
    return {
      phone: await watch.access(serial),
      createdBy: `Phonekeep ${app.getVersion()}`,
      stillOf: (listed: Item) => (listed.source === undefined ? (media?.still(listed) ?? null) : null),
    }
  }
  const options = () => backupOptions(settings)
  return {
    start: async ({ catalogId, selection, grant, encryption }) => {
      const { catalog, listings, serial, details: phone } = catalogs.get(catalogId)
      const listed = { phone, listed: catalog, listings: listings() }
      jobs.requireFree(phone.hardwareSerial)
      const what =
        selection === 'standing'
          ? standingSelection(listed, settings).what
          : { selected: selectEntries(catalog.entries, selection) }
      const outputFolder = await folders.open(grant)
      const keysFor = encryption && ((folder: string) => vaults.keysFor(folder, encryption))
      const ready = await prepareBackup(
        {
          ...listed,
          ...what,
          outputFolder,
          format: await chooseFormat(phone, outputFolder, keysFor),
          options: options(),
        },
        await runPorts(serial, catalogId),
      )
      readyPhone(watch, serial)
      await settings.change({ encrypt: encryption !== null })
      return jobs.start(ready)
    },
    resume: async ({ catalogId, backupId, password, remember }) => {
      const { catalog, listings, serial, details: phone } = catalogs.get(catalogId)
      const { folder } = library.find(backupId).backup
      if (!existsSync(folder)) throw new Failure('backup-gone')
      const listed = { phone, listed: catalog, listings: listings() }
      jobs.requireFree(phone.hardwareSerial)
      const keysFor = (phoneFolder: string) =>
        vaults.keysFor(phoneFolder, { password, newKey: false, remember })
      const ready = await prepareResume(
        { ...listed, folder, keysFor, options: options() },
        await runPorts(serial, catalogId),
      )
      readyPhone(watch, serial)
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
