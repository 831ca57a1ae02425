import { join } from 'node:path'
import type { Comparison } from '../../../shared/model/job'
import type { BackupFormat } from '../../format/backup-format'
import { findKnown, type EarlierBackup } from '../../format/find-known'
import type { IndexLine } from '../../format/index-line'
import { outdatedFolder } from '../../format/layout'
import type { BackupPlan, PlannedItem } from './plan-backup'
import type { PartialBackup } from './read-earlier'

/** An item that an earlier backup has: it is shared with that one instead of being moved again. */
export interface LinkStep {
  readonly item: PlannedItem
  /** On this computer. */
  readonly from: string
  /** The backup it is in: nothing outside of it is taken. */
  readonly root: string
  readonly line: IndexLine
  /** It may have been changed in the very second it was saved: the phone's hash has to agree. */
  readonly doubtful: boolean
}

export interface BackupSteps {
  /** Whole already, in the folder that is taken up. */
  readonly keep: readonly IndexLine[]
  readonly link: readonly LinkStep[]
  readonly copy: readonly PlannedItem[]
  /** Of the folder that is taken up, replaced by this run: put aside below `outdatedFolder` before anything else. */
  readonly outdated: readonly IndexLine[]
  /** Null where there is no earlier backup. */
  readonly since: (Comparison & { readonly backup: string }) | null
}

export interface StepsInput {
  readonly plan: BackupPlan
  readonly format: BackupFormat
  readonly takeUp: PartialBackup | null
  readonly last: EarlierBackup | null
  /** Where unchanged files may come from, in this order. */
  readonly sources: readonly EarlierBackup[]
  /** All paths on the phone, chosen or not. */
  readonly found: ReadonlySet<string>
}

/** Both clocks, and the whole seconds in which phones tell times, may be off by as much; in milliseconds. */
const doubtMs = 3_000

/** Decides for every item where its bytes come from. Pure. */
export function planSteps(input: StepsInput): BackupSteps {
  const { plan, format, takeUp, last, found } = input
  const keep: IndexLine[] = []
  const link: LinkStep[] = []
  const copy: PlannedItem[] = []
  const takenUpAt = takeUp ? Date.parse(takeUp.startedAt) : 0
  for (const item of plan.items) {
    const line = takeUp?.lines.get(item.source.path)
    // One that is doubtful is put aside, and linked again if the phone agrees.
    if (line && isKept(line, item, format) && !isDoubtful(item, takenUpAt)) keep.push(line)
    else {
      const step = linkStep(item, input)
      if (step) link.push(step)
      else copy.push(item)
    }
  }
  const lines = [...(takeUp?.lines.values() ?? [])]
  const gone = lines.filter(({ path }) => !found.has(path))
  const kept = new Set([...keep, ...gone].map(({ path }) => path))
  return {
    keep: [...keep, ...gone],
    link,
    copy,
    outdated: lines.filter(({ path }) => !kept.has(path)),
    since: last && { backup: last.name, ...compare(plan, last, found) },
  }
}

function isKept(line: IndexLine, { source, file }: PlannedItem, { plainNames }: BackupFormat): boolean {
  const same = line.bytes === source.bytes && line.mtime === source.modifiedAt
  return same && (!plainNames || line.file === file)
}

function isDoubtful({ source }: PlannedItem, savedFrom: number): boolean {
  return source.modifiedAt * 1000 > savedFrom - doubtMs
}

function linkStep(item: PlannedItem, { sources, format, takeUp }: StepsInput): LinkStep | null {
  const { source, file } = item
  const known = findKnown(sources, source)
  if (!known) return null
  const { backup, copy } = known
  return {
    item,
    // What is not kept where it is has been put aside.
    from: join(backup.path, backup.path === takeUp?.path ? outdatedFolder : '', copy.file),
    root: backup.path,
    line: {
      path: source.path,
      category: source.category,
      bytes: copy.bytes,
      mtime: source.modifiedAt,
      sha256: copy.sha256,
      // An age file keeps its name: nothing is learnt from it.
      file: format.plainNames ? file : copy.file,
      checked: copy.checked,
      shared: true,
      lastRead: copy.lastRead,
      stored: copy.stored,
    },
    doubtful: isDoubtful(item, backup.startedAt),
  }
}

function compare(plan: BackupPlan, { known }: EarlierBackup, found: ReadonlySet<string>): Comparison {
  const notSame = plan.items.filter(({ source }) => !known.find(source))
  const changed = notSame.filter(({ source }) => known.knows(source.path)).length
  return { new: notSame.length - changed, changed, vanished: known.countMissing(found) }
}
