import type { FreeUpReport } from '../../../shared/model/job'
import type { RemovalWay } from '../../../shared/model/free-up'
import type { OpenBackup } from '../../library/open-backup'
import type { PhoneAccess, ProvenFile } from '../../phone/phone'
import type { PhoneSession } from '../../phone/phone-session'
import type { JobControls, JobTools } from '../run-job'

export interface FreeUpPorts {
  readonly backup: OpenBackup
  readonly phone: PhoneAccess
}

export interface FreeUpOptions extends JobControls {
  /** How long the phone may say nothing, in milliseconds. */
  readonly inactivityMs?: number
}

/** What one run works with. */
export interface FreeUpRun extends Pick<JobTools<FreeUpReport>, 'signal' | 'pause' | 'meter' | 'issues'> {
  readonly backup: OpenBackup
  readonly session: PhoneSession
  /** That nobody else may be deleting the backup now. @throws Failure `folder-busy` */
  readonly proveLock: () => Promise<void>
  readonly way: RemovalWay
  /** Files of which the phone was told to remove them, and has not answered yet. */
  readonly underway: Map<string, ProvenFile>
  /** Of those, whose answer may still come: the phone has not been lost since. */
  readonly answering: Set<string>
}
