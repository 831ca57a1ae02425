import { basename, dirname } from 'node:path'
import { hostSafeName } from '../format/host-names'
import { readPhoneFolderName } from '../format/layout'
import { judgeBackups, type Exempt, type Judged } from '../library/retention/judge-backups'
import type { RetentionRule, StayReason } from '../../shared/model/retention'
import { sortByPhone, type LibraryEntry, type MarkedBackup } from './library-view'

export interface ForgetRequest {
  /** All that lie in the folders of the phones in question (list-library.ts). */
  readonly backups: readonly MarkedBackup[]
  readonly rule: RetentionRule
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface PlannedForget {
  readonly backup: MarkedBackup
  /** Which phone's it is (library-view.ts). */
  readonly phoneKey: string
  /** Why it stays; it goes where there is none. */
  readonly reasons: readonly StayReason[]
}

/**
 * Which backups a rule removes, and why the others stay: those of each phone in each folder by themselves, for one that is
 * elsewhere may be on a drive that is not there tomorrow. Pure: days and weeks are those of this computer's time zone.
 * @returns those of each phone and folder together, newest first
 */
export function planForget({ backups, rule, now }: ForgetRequest): readonly PlannedForget[] {
  const groups = new Map<string, LibraryEntry[]>()
  for (const entry of sortByPhone(backups, ({ folder }) => folder)) {
    const key = JSON.stringify([dirname(entry.backup.folder), entry.phoneKey])
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()].flatMap(group =>
    judgeBackups(group.map(toJudge), rule, now).map(([{ entry }, reasons]) => ({
      backup: entry.backup,
      phoneKey: entry.phoneKey,
      reasons,
    })),
  )
}

/** Those that a plan removes. */
export function doomedBackups(plan: readonly PlannedForget[]): readonly MarkedBackup[] {
  return plan.filter(({ reasons }) => reasons.length === 0).map(({ backup }) => backup)
}

function toJudge(entry: LibraryEntry): Judged & { readonly entry: LibraryEntry } {
  const { backup } = entry
  const { verifiedAt, mark } = backup
  // When it was completed: that is when it last looked at the phone, and what people see.
  const time = backup.finishedAt ?? backup.startedAt ?? NaN
  return {
    entry,
    name: basename(backup.folder),
    time: Number.isFinite(time) ? time : 0,
    exempt: exemptionOf(entry, time),
    // One of before is not about this backup, but about one of the same name.
    verified: verifiedAt !== null && verifiedAt >= Math.floor(time / 1000),
    anyones: mark === 'not-encrypted',
  }
}

function exemptionOf({ backup, phoneKey }: LibraryEntry, time: number): Exempt | null {
  const { state, mark, hasUnlisted, folder } = backup
  if (state === 'interrupted' || state === 'damaged') return state
  if (state === 'newer') return 'newer-version'
  if (!Number.isFinite(time)) return 'no-date'
  if (mark === 'not-signed' || mark === 'other-key') return mark
  if (isElsewhere(folder, phoneKey)) return 'other-phone'
  return hasUnlisted ? 'unlisted' : null
}

/** Whether a backup lies in the folder of another phone than its own. */
function isElsewhere(folder: string, phoneKey: string): boolean {
  const named = readPhoneFolderName(basename(dirname(folder))).serial
  // As the folder of this phone would say it.
  const own = readPhoneFolderName(hostSafeName(`_ (${phoneKey})`)).serial
  return named !== null && named !== phoneKey && named !== own
}
