import { contactsSource } from '../data/contacts/contacts-source'
import { sources } from '../data/sources'
import type { BackupEntry } from '../data/source'
import { entriesOf, planRestore } from '../jobs/restore/plan-restore'
import { runRestore } from '../jobs/restore/run-restore'
import type { ReadyJob } from '../jobs/run-job'
import type { OpenBackup } from '../library/open-backup'
import type { PhoneAccess } from '../phone/phone'
import type { PhoneDetails } from '../../shared/model/device'
import type { Outcome, RestoreReport } from '../../shared/model/job'
import type { ConflictRule, ContactWay, RestoreTarget } from '../../shared/model/restore'
import { phoneTitle } from '../../shared/phone-title'

export interface RestoreRequest {
  readonly backup: OpenBackup
  readonly selected: readonly BackupEntry[]
  /** The phone that they go to. */
  readonly phone: PhoneDetails
  readonly target: RestoreTarget
  readonly onConflict: ConflictRule
  readonly contactsBy: ContactWay
}

/**
 * Plans a restore. Whether there is room is asked when it has been compared with what is on the phone.
 * @throws like `planRestore`
 */
export function prepareRestore(
  request: RestoreRequest,
  access: PhoneAccess,
): ReadyJob<Outcome<RestoreReport>> {
  const { backup, selected, phone, target, onConflict, contactsBy } = request
  const handOver = new Set(contactsBy === 'importer' ? ([contactsSource.kind] as const) : [])
  const plan = planRestore({ selected, phone, target, sources, handOver })
  const entries = entriesOf(plan)
  return {
    facts: {
      kind: 'restore',
      phoneName: phoneTitle(phone),
      phoneId: phone.hardwareSerial,
      encrypted: backup.keys !== null,
      itemsTotal: entries.length,
      bytesTotal: entries.reduce((total, { bytes }) => total + bytes, 0),
      issueCount: plan.issues.length,
    },
    run: controls => runRestore(plan, onConflict, { backup, phone: access, details: phone }, controls),
  }
}
