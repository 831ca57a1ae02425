import { doomedBackups, planForget } from '../../core/app/plan-forget'
import { freedBy } from '../../core/app/freed-by'
import type { Catalogs } from '../../core/app/catalogs'
import type { Jobs } from '../../core/app/jobs'
import type { Library } from '../../core/app/library'
import { prepareForget } from '../../core/app/prepare-forget'
import { changeRetention, readRetention } from '../../core/app/retention-settings'
import type { Settings } from '../../core/app/settings'
import type { VaultAccess } from '../../core/app/vault-access'
import { Failure } from '../../core/errors/failure'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { ForgetPreview, RetentionRule } from '../../shared/model/retention'

export interface RetentionHandlerPorts {
  readonly settings: Settings
  readonly library: Library
  readonly catalogs: Catalogs
  readonly vaults: VaultAccess
  readonly jobs: Jobs
  /** Moves a folder to the system's trash. */
  readonly trash: (folder: string) => Promise<void>
}

export function retentionHandlers(ports: RetentionHandlerPorts): Handlers<typeof contract>['retention'] {
  const { settings, library, catalogs, vaults, jobs, trash } = ports
  return {
    get: ({ phoneId }) => readRetention(settings, phoneId),
    set: ({ phoneId, rule, removal }) => changeRetention(settings, phoneId, { rule, removal }),
    preview: ({ phoneId, rule }) => previewOf(library, phoneId, rule),
    run: async ({ phoneId, rule, removal, backupIds }) => {
      const { plan, ids, phoneName } = planFor(library, phoneId, rule)
      const agreed = new Set(backupIds)
      const backups = doomedBackups(plan).filter(({ folder }) => agreed.has(ids.get(folder) ?? ''))
      if (backups.length === 0) throw new Failure('backup-gone')
      jobs.requireFree(null)
      await changeRetention(settings, phoneId, { rule, removal })
      const order = { backups, rule, removal, phoneName }
      return jobs.start(
        prepareForget(order, {
          ring: vaults.ring,
          trash,
          bytesOnlyIn: library.bytesOnlyIn(phoneId),
          onRemoving: folder => catalogs.closeBackup(ids.get(folder) ?? ''),
        }),
      )
    },
  }
}

/** @throws Failure `backup-gone` for a phone without any */
function planFor(library: Library, phoneId: string, rule: RetentionRule) {
  const entries = library.ofPhone(phoneId)
  return {
    plan: planForget({ backups: entries.map(({ backup }) => backup), rule, now: Date.now() }),
    ids: new Map(entries.map(({ id, backup }) => [backup.folder, id])),
    phoneName: entries[0]?.phoneName ?? '',
  }
}

function previewOf(library: Library, phoneId: string, rule: RetentionRule): ForgetPreview {
  const { plan, ids } = planFor(library, phoneId, rule)
  const doomed = doomedBackups(plan).map(({ folder }) => folder)
  const freed = freedBy(doomed, library.bytesOnlyIn(phoneId))
  return {
    entries: plan.map(({ backup, reasons }) => ({
      backupId: ids.get(backup.folder) ?? '',
      reasons,
      freedBytes: freed?.each.get(backup.folder) ?? null,
    })),
    freedBytes: freed?.bytes ?? null,
  }
}
