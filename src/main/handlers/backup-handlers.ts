import { app } from 'electron'
import { join } from 'node:path'
import { checkBeforeStart } from '../../core/jobs/backup/check-before-start'
import { prepareBackup } from '../../core/jobs/backup/prepare-backup'
import { usualReread } from '../../core/jobs/backup/plan-reread'
import type { PhonePort } from '../../core/phone/phone-session'
import { runBackup } from '../../core/jobs/backup/run-backup'
import { selectFiles } from '../../core/data/files/select-files'
import { waitForPhone } from '../../core/android/find-phone'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { Failure } from '../../core/errors/failure'
import { findEarlierBackups } from '../../core/library/find-earlier-backups'
import { phoneFolderName } from '../../core/format/layout'
import { plainFormat } from '../../core/format/plain/plain-format'
import { sealedFormat } from '../../core/format/encrypted/sealed-format'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { RereadBudget } from '../../shared/model/job'
import type { Reread } from '../../shared/model/settings'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { OutputFolders } from '../../core/app/output-folders'
import type { Settings } from '../../core/app/settings'
import type { VaultAccess } from '../../core/app/vault-access'
import { listNotIncluded } from '../../shared/model/list-not-included'

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
      const { catalog, link, phone, view } = catalogs.get(catalogId)
      // What was not listed to its end would be missing without a word.
      if (view().status !== 'complete') throw new Failure('catalog-gone')
      if (jobs.running()) throw new Failure('job-running')
      const outputFolder = await folders.open(grant)
      const ownFolder = join(outputFolder, phoneFolderName(phone))
      const format = encryption ? sealedFormat(await vaults.keysFor(ownFolder, encryption)) : plainFormat
      const input = {
        phone,
        chosen: selectFiles(catalog.files, selection),
        found: catalog.files,
        leftOutCount: catalog.leftOut().count,
        closed: catalog.closed,
        unreadable: catalog.unreadable,
        unsafeNames: catalog.unsafeNames,
        startedAt: new Date(),
      }
      const prepared = await prepareBackup(input, outputFolder, format)
      await checkBeforeStart(prepared)
      readyPhone(watch, link.serial)
      const { plan } = prepared
      const wanted = { serial: link.serial, hardwareSerial: phone.hardwareSerial }
      const back: PhonePort['back'] = (error, signal) =>
        waitForPhone(wanted, error, { server: watch.server, signal })
      const { verify, reread } = settings.get()
      await settings.change({ encrypt: encryption !== null })
      return jobs.start({
        first: {
          kind: 'backup',
          phoneName: `${phone.manufacturer} ${phone.model}`,
          encrypted: encryption !== null,
          itemsTotal: plan.items.length,
          bytesTotal: plan.totalBytes,
          issueCount: plan.listingIssues.length,
        },
        run: async controls => {
          const createdBy = `Phonekeep ${app.getVersion()}`
          const options = { ...controls, verify, reread: rereadBudgets[reread] }
          const outcome = await runBackup(prepared, { phone: { link, back }, createdBy }, options)
          return {
            kind: 'backup',
            outcome,
            notIncluded: listNotIncluded(plan.notIncluded, plan.closedFolders),
          }
        },
      })
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
