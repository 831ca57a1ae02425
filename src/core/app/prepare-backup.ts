import type { Catalog } from '../data/catalog'
import type { FolderLeftOut } from '../data/files/select-by-folders'
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
import { phoneTitle } from '../../shared/phone-title'

export interface BackupRequest {
  readonly phone: PhoneDetails
  /** All that is on it, listed to the end: what is missing there would be missing without a word. */
  readonly listed: Catalog
  /** Of the same, by source. */
  readonly listings: readonly Listing[]
  readonly selected: readonly Entry[]
  /** Of what is not selected: whole folders that are left out. The backup names them. */
  readonly foldersLeftOut?: readonly FolderLeftOut[] | undefined
  readonly outputFolder: string
  readonly format: BackupFormat
  readonly options: Pick<RunOptions, 'verify' | 'reread'>
  /** The folder of the unfinished backup that is meant to be resumed, where there are several. */
  readonly resume?: string
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
  const { outputFolder, format, options, ...what } = request
  const { phone } = what
  const input = { ...what, startedAt: new Date() }
  const prepared = await planOnEarlier(input, outputFolder, format, prepareOptions)
  await checkBeforeStart(prepared)
  const { plan } = prepared
  return {
    prepared,
    facts: {
      kind: 'backup',
      phoneName: phoneTitle(phone),
      phoneId: phone.hardwareSerial,
      encrypted: format.recipient !== null,
      itemsTotal: plan.items.length,
      bytesTotal: plan.totalBytes,
      issueCount: plan.listingIssues.length,
    },
    run: controls => runBackup(prepared, ports, { ...controls, ...options }),
  }
}
