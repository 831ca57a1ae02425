import type { link } from 'node:fs/promises'
import type { BackupReport, RereadBudget } from '../../../shared/model/backup-report'
import type { JobControls, JobTools } from '../run-job'
import type { BackupFolder } from '../../format/backup-folder'
import type { FolderLock } from '../../disk/lock-folder'
import type { Ledger } from './ledger'
import type { PhoneAccess } from '../../phone/phone'
import type { PreparedBackup } from './plan-on-earlier'
import type { StillOf, Stills } from './stills'

export interface BackupPorts {
  readonly phone: PhoneAccess
  /** Name and version of the program, for the manifest. */
  readonly createdBy: string
  readonly stillOf?: StillOf
  /** Node's, or one that fails as on a disk without hard links. */
  readonly makeLink?: typeof link
}

export interface RunOptions extends JobControls {
  /** Compares every copy with the phone's own SHA-256. */
  readonly verify?: boolean
  /** How much of what is shared with earlier backups is read again; `usualReread` without it. */
  readonly reread?: RereadBudget
  /** How long the phone may say nothing, in milliseconds. */
  readonly inactivityMs?: number
}

/** What one run works with. */
export interface Run extends JobTools<BackupReport> {
  readonly prepared: PreparedBackup
  readonly ports: BackupPorts
  readonly folder: BackupFolder
  /** Of the phone's folder, for as long as the run goes on. */
  readonly lock: FolderLock
  readonly ledger: Ledger
  readonly options: RunOptions
  readonly stills: Stills
}
