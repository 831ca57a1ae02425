import type { BackupIssue } from '../../../shared/model/issue'
import type { Placer } from '../../disk/placer'
import type { BufferPool } from '../../disk/write-buffers'
import type { BackupFormat } from '../../format/backup-format'
import type { IndexLine } from '../../format/index-line'
import type { PhoneChecker } from '../../phone/phone-checker'
import type { PhoneSession } from '../../phone/phone-session'
import type { Issues } from '../issues'
import type { PauseGate } from '../pause-gate'
import type { ProgressMeter } from '../progress'
import type { Ledger } from './ledger'
import type { Stills } from './stills'

/** What saving items works with. */
export interface SaveContext {
  readonly format: BackupFormat
  readonly session: PhoneSession
  /** Null when copies are only held against size and time. */
  readonly checker: PhoneChecker | null
  readonly placer: Placer
  readonly incoming: string
  /** Called when the item is at its place. */
  readonly record: (line: IndexLine) => Promise<void>
  /** @throws when the folder is another run's by now */
  readonly prove: () => Promise<void>
  readonly meter: ProgressMeter
  readonly ledger: Ledger
  readonly stills: Stills
  readonly issues: Issues<BackupIssue>
  readonly pause: PauseGate
  readonly signal: AbortSignal
  /** Breaks the other copies off when one of them ends the run. */
  readonly stopAll: (reason: unknown) => void
}

/** What bringing one item works with. */
export interface BringContext extends SaveContext {
  readonly buffers: BufferPool
  /** The path of the item while it is on its way, by its version. */
  readonly partOf: (version: string) => string
  /** It is this item's turn. */
  readonly onBegin: () => void
  /** How many of its bytes are here: goes back when it begins anew. */
  readonly onBytes: (bytes: number) => void
}
