import type { Catalog } from '../data/catalog'
import type { Listing } from '../data/source'
import type { BackupFormat } from '../format/backup-format'
import { checkBeforeStart } from '../jobs/backup/check-before-start'
import { planOnEarlier, type PreparedBackup, type PrepareOptions } from '../jobs/backup/plan-on-earlier'
import type { BackupPorts, RunOptions } from '../jobs/backup/run'
import { runBackup } from '../jobs/backup/run-backup'
import type { ReadyJob } from '../jobs/run-job'
import type { Entry } from '../phone/entry'
import type { PhoneDetails } from '../../shared/model/device'
import type { BackupReport } from '../../shared/model/backup-report'
import type { Outcome } from '../../shared/model/job'
import { phoneTitle } from './phone-title'

export interface BackupRequest {
  readonly phone: PhoneDetails
  /** All that is on it, listed to the end: what is missing there would be missing without a word. */
  readonly listed: Catalog
  /** Of the same, by source. */
  readonly listings: readonly Listing[]
  readonly selected: readonly Entry[]
  readonly outputFolder: string
  readonly format: BackupFormat
  readonly options: Pick<RunOptions, 'verify' | 'reread'>
}

export interface ReadyBackup extends ReadyJob<Outcome<BackupReport>> {
  readonly prepared: PreparedBackup
}

/**
 * Plans a backup on top of what earlier runs left, and says before its first byte what would fail anyway.
 * @throws like `planOnEarlier` and `checkBeforeStart`
 */
export async function prepareBackup(
  request: BackupRequest,
  ports: BackupPorts,
  prepareOptions: PrepareOptions = {},
): Promise<ReadyBackup> {
  const { phone, listed, listings, selected, outputFolder, format, options } = request
  const input = { phone, listed, listings, selected, startedAt: new Date() }
  const prepared = await planOnEarlier(input, outputFolder, format, prepareOptions)
  await checkBeforeStart(prepared)
  const { plan } = prepared
  return {
    prepared,
    facts: {
      kind: 'backup',
      phoneName: phoneTitle(phone),
      encrypted: format.recipient !== null,
      itemsTotal: plan.items.length,
      bytesTotal: plan.totalBytes,
      issueCount: plan.listingIssues.length,
    },
    run: controls => runBackup(prepared, ports, { ...controls, ...options }),
  }
}
