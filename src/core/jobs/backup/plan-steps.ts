import { join } from 'node:path'
import { categoryOf, newerName } from '../../../shared/model/category'
import type { Comparison } from '../../../shared/model/backup-report'
import { versionOfItem } from '../../data/item'
import type { BackupFormat } from '../../format/backup-format'
import { findKnown, type EarlierBackup } from '../../format/find-known'
import { knownCheck, referenceOf, versionOf, type IndexLine } from '../../format/index-line'
import { outdatedFolder } from '../../format/layout'
import type { FileVersion } from '../../phone/file-version'
import { lineOf } from './line-of'
import type { BackupPlan, PlannedItem } from './plan-backup'
import type { PartialBackup } from './read-earlier'

/** An item that an earlier backup has: it is shared with that one instead of being moved again. */
export interface LinkStep {
  readonly planned: PlannedItem
  /** On this computer. */
  readonly from: string
  /** The backup it is in: nothing outside of it is taken. */
  readonly root: string
  readonly line: IndexLine
  /** A file that may have been changed in the very second it was saved: the phone's hash has to agree. */
  readonly doubted: FileVersion | null
}

export interface BackupSteps {
  /** Whole already, in the folder that is resumed. */
  readonly keep: readonly IndexLine[]
  readonly link: readonly LinkStep[]
  readonly copy: readonly PlannedItem[]
  /** Of the folder that is resumed, replaced by this run: put aside below `outdatedFolder` before anything else. */
  readonly outdated: readonly IndexLine[]
  /** Null where there is no earlier backup. */
  readonly since: (Comparison & { readonly backup: string }) | null
}

export interface StepsInput {
  readonly plan: BackupPlan
  readonly format: BackupFormat
  readonly resumed: PartialBackup | null
  readonly last: EarlierBackup | null
  /** Where unchanged items may come from, in this order. */
  readonly earlier: readonly EarlierBackup[]
  /** The references of all items on the phone, selected or not. */
  readonly found: ReadonlySet<string>
  /** The sources that were listed: what is not found of another one has not vanished. */
  readonly listed: ReadonlySet<string>
}

/** Both clocks, and the whole seconds in which phones tell times, may be off by as much; in milliseconds. */
const doubtMs = 3_000

/** Decides for every item where its bytes come from. Pure. */
export function planSteps(input: StepsInput): BackupSteps {
  const { plan, format, resumed, last, found } = input
  const keep: IndexLine[] = []
  const link: LinkStep[] = []
  const copy: PlannedItem[] = []
  const partialStartedAt = resumed ? Date.parse(resumed.startedAt) : 0
  for (const planned of plan.items) {
    const line = resumed?.lines.get(referenceOf(planned.item))
    // One that is doubtful is put aside, and linked again if the phone agrees.
    if (line && isKept(line, planned, format) && !doubtedFile(planned, partialStartedAt)) keep.push(line)
    else {
      const step = linkStep(planned, input)
      if (step) link.push(step)
      else copy.push(planned)
    }
  }
  const lines = [...(resumed?.lines.values() ?? [])]
  const gone = lines.filter(line => !found.has(referenceOf(line)))
  const kept = new Set([...keep, ...gone].map(referenceOf))
  return {
    keep: [...keep, ...gone],
    link,
    copy,
    outdated: lines.filter(line => !kept.has(referenceOf(line))),
    since: last && { backup: last.name, ...compare(input, last) },
  }
}

function isKept(line: IndexLine, { item, file }: PlannedItem, { plainNames }: BackupFormat): boolean {
  return versionOf(line) === versionOfItem(item) && (!plainNames || line.file === file || hasOwnPlace(line))
}

/** A newer version has sorted it in its own way: it stays where that one has put it. */
export function hasOwnPlace({ category, source }: IndexLine): boolean {
  return newerName(categoryOf(category, source)) !== null
}

/** The version of another source says more than a size and a second. */
function doubtedFile({ item }: PlannedItem, savedFrom: number): FileVersion | null {
  return item.source === undefined && item.modifiedAt * 1000 > savedFrom - doubtMs ? item : null
}

function linkStep(planned: PlannedItem, { earlier, format, resumed }: StepsInput): LinkStep | null {
  const { item, file } = planned
  const known = findKnown(earlier, referenceOf(item), versionOfItem(item))
  if (!known) return null
  const { backup, copy } = known
  return {
    planned,
    // What is not kept where it is has been put aside.
    from: join(backup.path, backup.path === resumed?.path ? outdatedFolder : '', copy.file),
    root: backup.path,
    line: lineOf(planned, versionOfItem(item), {
      bytes: copy.bytes,
      mtime: item.modifiedAt,
      sha256: copy.sha256,
      // An age file keeps its name: nothing is learnt from it.
      file: format.plainNames ? file : copy.file,
      // What it says beyond what this version knows is not taken along.
      checked: knownCheck(copy.checked),
      shared: true,
      lastRead: copy.lastRead,
      stored: copy.stored,
      still: copy.still,
    }),
    doubted: doubtedFile(planned, backup.startedAt),
  }
}

function compare({ plan, found, listed }: StepsInput, { known }: EarlierBackup): Comparison {
  const notSame = plan.items.filter(({ item }) => !known.find(referenceOf(item), versionOfItem(item)))
  const changed = notSame.filter(({ item }) => known.knows(referenceOf(item))).length
  return { new: notSame.length - changed, changed, vanished: known.countMissing(found, listed) }
}
