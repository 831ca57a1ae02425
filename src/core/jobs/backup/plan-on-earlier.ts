import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PhoneDetails } from '../../../shared/model/device'
import type { Catalog } from '../../data/catalog'
import type { FolderLeftOut } from '../../data/files/select-by-folders'
import { recordSelection } from '../../data/record-selection'
import type { Listing } from '../../data/source'
import type { BackupFormat } from '../../format/backup-format'
import { folderState } from '../../disk/folder-state'
import { referenceOf } from '../../format/index-line'
import { phoneFolderName } from '../../format/layout'
import type { RecordedSelection } from '../../format/recorded-selection'
import type { Entry } from '../../phone/entry'
import type { LockOptions } from '../../disk/lock-folder'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { planBackup, type BackupPlan } from './plan-backup'
import { hasOwnPlace, planSteps, type BackupSteps } from './plan-steps'
import { asEarlier, choosePartial, readEarlier, type PartialBackup } from './read-earlier'

/** A plan that knows what earlier runs left. */
export interface PreparedBackup {
  readonly plan: BackupPlan
  readonly format: BackupFormat
  readonly outputFolder: string
  /** The interrupted backup that this run goes on with. */
  readonly resumed: PartialBackup | null
  readonly steps: BackupSteps
  /** For who resumes it; null where it is not recorded. */
  readonly selection: RecordedSelection | null
  /** `folderState` of the phone's folder that this was planned for. */
  readonly plannedFor: string
}

export interface PrepareInput {
  readonly phone: PhoneDetails
  /** All that was found on it, selected or not. */
  readonly listed: Catalog
  /** By source. */
  readonly listings: readonly Listing[]
  /** Of `listed`. */
  readonly selected: readonly Entry[]
  /** Of what is not selected: whole folders that are left out, with what comes to them while the backup is not finished. */
  readonly foldersLeftOut?: readonly FolderLeftOut[] | undefined
  readonly startedAt: Date
  /** The unfinished backup that is meant to be resumed, where there are several. */
  readonly resume?: string | undefined
}

export type PrepareOptions = Pick<LockOptions, 'signal' | 'onWatching'>

/**
 * Plans a backup on top of what is in the output folder.
 * @throws Failure `folder-busy` while another run writes there; Node's system errors; the signal's reason
 */
export async function planOnEarlier(
  input: PrepareInput,
  outputFolder: string,
  format: BackupFormat,
  options: PrepareOptions = {},
): Promise<PreparedBackup> {
  const phoneFolder = join(outputFolder, phoneFolderName(input.phone))
  const { earlier, plannedFor } = await lookUnderLock(phoneFolder, format, options)
  const { last, partials } = earlier
  const { phone, listed, listings, selected, foldersLeftOut, startedAt } = input
  const isSelected = new Set(selected)
  const items = listings.flatMap(({ plan }) => plan(entry => isSelected.has(entry)))
  const found = new Set(listings.flatMap(({ references }) => [...references()]))
  const resumed = choosePartial(firstOf(partials, input.resume), new Set(items.map(referenceOf)), found)
  const staying = [...(resumed?.lines.values() ?? [])].filter(
    line => !found.has(referenceOf(line)) || hasOwnPlace(line),
  )
  const plan = planBackup({
    ...{ phone, items, startedAt, foldersLeftOut },
    notSelected: listed.entries.length - selected.length,
    leftOutCount: listed.leftOut().count,
    closed: listed.closed,
    access: listed.access(),
    problems: listed.problems,
    reserved: format.plainNames ? staying.map(({ file }) => file) : [],
  })
  // The one that is resumed comes first: a file of it under another name is moved, not copied.
  const interrupted = [...partials].sort((a, b) => Number(b === resumed) - Number(a === resumed))
  const earlierOnes = [...interrupted.map(asEarlier), ...(last ? [last] : [])]
  const listedSources: ReadonlySet<string> = new Set(listings.map(({ source }) => source))
  return {
    plan,
    format,
    outputFolder,
    resumed,
    steps: planSteps({ plan, format, resumed, last, earlier: earlierOnes, found, listed: listedSources }),
    selection: recordSelection(listed.entries, isSelected, foldersLeftOut),
    plannedFor,
  }
}

function firstOf(partials: readonly PartialBackup[], path: string | undefined): readonly PartialBackup[] {
  return [...partials].sort((a, b) => Number(b.path === path) - Number(a.path === path))
}

/** Another run would change what is looked at, and what is looked at is tidied up. */
async function lookUnderLock(phoneFolder: string, format: BackupFormat, options: PrepareOptions) {
  const lock = existsSync(phoneFolder) ? await lockPhoneFolder(phoneFolder, options) : null
  try {
    return { earlier: await readEarlier(phoneFolder, format), plannedFor: await folderState(phoneFolder) }
  } finally {
    await lock?.release()
  }
}
