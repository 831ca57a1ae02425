import type { CopyReport } from '../../../shared/model/job'
import type { PhoneHold } from '../../places/hold-phone'
import type { Place } from '../../places/place'
import type { JobTools } from '../run-job'
import type { CopyState } from './copy-state'
import type { KnownContents } from './known-contents'

/** What all steps of one copy work with. */
export interface CopyRun {
  readonly place: Place
  /** The name of the phone's folder, here and there. */
  readonly phone: string
  readonly state: CopyState
  readonly tools: JobTools<CopyReport>
  readonly hold: PhoneHold
  /** How many files move at once. */
  readonly transfers: number
  /** From 0 to 1: what is read again is chosen by it. */
  readonly random: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Every content that a finished copy names. */
  readonly known: KnownContents
  /** Of these, what a check has found missing or wrong. */
  readonly bad: Set<string>
  /** What the place has said in full of this phone's contents; null until it was asked. */
  listed: Promise<ReadonlyMap<string, number>> | null
  readonly counts: CopyCounts
}

export interface CopyCounts {
  backups: number
  removed: number
  readonly uploaded: { count: number; bytes: number }
  readonly alreadyThere: { count: number; bytes: number }
  readonly readBack: { count: number; bytes: number }
}
