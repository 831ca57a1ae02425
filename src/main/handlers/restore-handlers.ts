import type { BrowserWindow } from 'electron'
import { selectFiles } from '../../core/data/files/select-files'
import type { DeviceWatch } from '../../core/android/watch-devices'
import { planExport } from '../../core/jobs/export/plan-export'
import { checkExport, runExport } from '../../core/jobs/export/run-export'
import { Failure } from '../../core/errors/failure'
import { checkRestore } from '../../core/jobs/restore/check-restore'
import { planRestore } from '../../core/jobs/restore/plan-restore'
import { runRestore } from '../../core/jobs/restore/run-restore'
import { readContents } from '../../core/library/read-contents'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { Selection } from '../../shared/model/catalog'
import { askForFolder } from '../ask-for-folder'
import { readyPhone, type Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { OutputFolders } from '../../core/app/output-folders'

export interface RestoreHandlerPorts {
  readonly watch: DeviceWatch
  readonly catalogs: Catalogs
  readonly folders: OutputFolders
  readonly jobs: Jobs
  readonly window: () => BrowserWindow | null
}

export function restoreHandlers(ports: RestoreHandlerPorts): Handlers<typeof contract>['restore'] {
  const { watch, catalogs, folders, jobs, window } = ports
  /** What was chosen of a backup that has been read to its end. */
  const choose = (catalogId: string, selection: Selection) => {
    const { backup, items, view, phoneName } = catalogs.backup(catalogId)
    // What was not listed to its end would be missing without a word.
    if (view().status !== 'complete') throw new Failure('catalog-gone')
    return { backup, phoneName, chosen: selectFiles(items, selection) }
  }
  return {
    check: async ({ catalogId, selection, serial, target }) => {
      const { backup, chosen } = choose(catalogId, selection)
      const contents = await readContents(backup)
      const phone = readyPhone(watch, serial).details
      return checkRestore({ items: chosen, phone, target }, contents?.phone.serial ?? null)
    },
    start: async ({ catalogId, selection, serial, target, onConflict }) => {
      const { backup, chosen } = choose(catalogId, selection)
      const { details } = readyPhone(watch, serial)
      const plan = planRestore({ items: chosen, phone: details, target })
      if (jobs.running()) throw new Failure('job-running')
      const access = await watch.access(serial)
      const phoneName = `${details.manufacturer} ${details.model}`
      return jobs.start({
        first: {
          kind: 'restore',
          phoneName,
          encrypted: backup.keys !== null,
          itemsTotal: plan.items.length,
          bytesTotal: plan.items.reduce((total, { item }) => total + item.bytes, 0),
          issueCount: plan.issues.length,
        },
        run: async controls => {
          const runPorts = { backup, phone: access, details }
          return { kind: 'restore', outcome: await runRestore(plan, onConflict, runPorts, controls) }
        },
      })
    },
    pickFolder: async () => {
      const picked = await askForFolder(window(), { properties: ['openDirectory', 'createDirectory'] })
      return picked === null ? null : await folders.grant(picked)
    },
    export: async ({ catalogId, selection, grant }) => {
      const { backup, chosen, phoneName } = choose(catalogId, selection)
      const folder = folders.path(grant)
      const plan = planExport(chosen)
      if (jobs.running()) throw new Failure('job-running')
      await checkExport(plan, backup, folder)
      return jobs.start({
        first: {
          kind: 'export',
          phoneName,
          encrypted: backup.keys !== null,
          itemsTotal: plan.length,
          bytesTotal: plan.reduce((total, { item }) => total + item.bytes, 0),
          issueCount: 0,
        },
        run: async controls => ({ kind: 'export', outcome: await runExport(plan, backup, folder, controls) }),
      })
    },
  }
}
