import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { PhoneFile } from '../../data/files/phone-file'
import type { BackupFormat } from '../../format/backup-format'
import { folderState } from '../../disk/folder-state'
import { phoneFolderName } from '../../format/layout'
import type { LockOptions } from '../../disk/lock-folder'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { planBackup, type BackupPlan, type PlanInput } from './plan-backup'
import { planSteps, type BackupSteps } from './plan-steps'
import { asEarlier, choosePartial, readEarlier, type PartialBackup } from './read-earlier'

/** A plan that knows what earlier runs left. */
export interface PreparedBackup {
  readonly plan: BackupPlan
  readonly format: BackupFormat
  readonly outputFolder: string
  /** The interrupted backup that this run goes on with. */
  readonly takeUp: PartialBackup | null
  readonly steps: BackupSteps
  /** `folderState` of the phone's folder that this was planned for. */
  readonly plannedFor: string
}

export type PrepareInput = Omit<PlanInput, 'foundCount' | 'reserved'> & {
  /** Everything on the phone, chosen or not. */
  readonly found: readonly PhoneFile[]
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
  const found = new Set(input.found.map(({ path }) => path))
  const chosen = new Set(input.chosen.map(({ path }) => path))
  const takeUp = choosePartial(partials, chosen, found)
  const gone = [...(takeUp?.lines.values() ?? [])].filter(({ path }) => !found.has(path))
  const plan = planBackup({
    ...input,
    foundCount: input.found.length,
    reserved: format.plainNames ? gone.map(({ file }) => file) : [],
  })
  // The one that is taken up comes first: a file of it under another name is moved, not copied.
  const interrupted = [...partials].sort((a, b) => Number(b === takeUp) - Number(a === takeUp))
  const sources = [...interrupted.map(asEarlier), ...(last ? [last] : [])]
  return {
    plan,
    format,
    outputFolder,
    takeUp,
    steps: planSteps({ plan, format, takeUp, last, sources, found }),
    plannedFor,
  }
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
