import type { PhoneDetails } from '../../../shared/model/device'
import type { RestoreReport } from '../../../shared/model/job'
import type { ConflictRule } from '../../../shared/model/restore'
import type { JobControls, JobTools } from '../run-job'
import type { PhoneChecker } from '../../phone/phone-checker'
import type { PhoneAccess } from '../../phone/phone'
import type { PhoneSession } from '../../phone/phone-session'
import type { OpenBackup } from '../../library/open-backup'
import type { PhoneView } from './phone-view'
import type { RestoreLedger } from './restore-ledger'

export interface RestorePorts {
  readonly backup: OpenBackup
  readonly phone: PhoneAccess
  readonly details: PhoneDetails
}

export interface RestoreOptions extends JobControls {
  /** How long the phone may say nothing, in milliseconds. */
  readonly inactivityMs?: number
}

/** What one restore works with. */
export interface RestoreRun extends Omit<JobTools<RestoreReport>, 'stop' | 'onWaiting'> {
  readonly backup: OpenBackup
  readonly access: PhoneAccess
  readonly session: PhoneSession
  readonly checker: PhoneChecker
  readonly view: PhoneView
  readonly ledger: RestoreLedger
  readonly rule: ConflictRule
  /** Ends the whole run, with what it failed of. */
  readonly stopAll: (reason: unknown) => void
  /** The paths of all items of this restore. */
  readonly planned: ReadonlySet<string>
  /** Where this restore has put something. */
  readonly placed: Set<string>
  /** Files on the phone that are not whole, or not at their place. */
  readonly temporary: Set<string>
}
