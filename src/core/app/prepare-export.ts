import type { BackupEntry } from '../data/source'
import { exportedFiles } from './exported-files'
import { requireOutputFolder } from '../jobs/backup/check-before-start'
import { planExport } from '../jobs/export/plan-export'
import { checkExport, runExport } from '../jobs/export/run-export'
import type { ReadyJob } from '../jobs/run-job'
import type { OpenBackup } from '../library/open-backup'
import type { ExportReport, Outcome } from '../../shared/model/job'

export interface ExportRequest {
  readonly backup: OpenBackup
  readonly selected: readonly BackupEntry[]
  /** Where they go; nothing in it is changed. */
  readonly folder: string
  /** For people to read. */
  readonly phoneName: string
}

/**
 * Plans an export, and says before its first byte what would fail anyway.
 * @throws like `requireOutputFolder` and `checkExport`
 */
export async function prepareExport(request: ExportRequest): Promise<ReadyJob<Outcome<ExportReport>>> {
  const { backup, selected, folder, phoneName } = request
  await requireOutputFolder(folder)
  const plan = planExport(exportedFiles(selected))
  await checkExport(plan, backup, folder)
  return {
    facts: {
      kind: 'export',
      phoneName,
      phoneId: null,
      encrypted: backup.keys !== null,
      itemsTotal: plan.length,
      bytesTotal: plan.reduce((total, { item }) => total + item.bytes, 0),
      issueCount: 0,
    },
    run: controls => runExport(plan, backup, folder, controls),
  }
}
