import { join } from 'node:path'
import pMap from 'p-map'
import { versionOfItem } from '../../data/item'
import { referenceOf, type IndexLine } from '../../format/index-line'
import { incomingFolder, outdatedFolder } from '../../format/layout'
import { listFiles } from '../../disk/list-files'
import { nameKey } from '../../format/name-key'
import { removeEmptyFolders } from '../../format/remove-empty-folders'
import { createSoundnessCheck } from '../../format/soundness'
import { writeAtomically } from '../../disk/write-atomically'
import type { PreparedBackup } from './plan-on-earlier'
import { listAside, moveAside, moveInto, type AsideContext } from './put-aside'

export interface Resumed {
  /** Whole, and where the index says. */
  readonly kept: readonly IndexLine[]
  /** Listed, but not there or not whole: to be copied again. */
  readonly lost: readonly IndexLine[]
}

/**
 * Brings a folder that a kill may have left at any moment into order: what is listed is looked at, what the plan
 * replaces is put aside, and what lies there without being listed goes back to where files are on their way. Nothing is
 * removed: see `settle-aside.ts`.
 * @param prove asked right before each step
 * @throws Node's system errors; what `prove` throws
 */
export async function openPartial(
  folder: string,
  prepared: PreparedBackup,
  prove: () => Promise<void>,
): Promise<Resumed> {
  const { steps, format } = prepared
  const check = createSoundnessCheck(folder, format)
  const sound = await pMap(steps.keep, line => check.isSound(join(folder, line.file), line), {
    concurrency: 16,
  })
  const kept = steps.keep.filter((_, number) => sound[number])
  const lost = steps.keep.filter((_, number) => !sound[number])
  const aside = [...steps.outdated, ...lost]
  const context = { folder, format, prove }
  await listAside(aside, context)
  // A new file: what a run that was taken for dead still writes goes into the old one, which nobody reads.
  await writeAtomically(join(folder, format.journalName), kept.map(format.encodeLine).join(''), { prove })
  await moveAside(aside, context)
  await takeBackUnlisted(kept, prepared, context)
  await removeEmptyFolders(folder)
  return { kept, lost }
}

/**
 * Killed between giving a file its name and listing it: it is whole, and the phone is asked whether it is its own. Age
 * files have random names: what one of them is cannot be told without its line.
 */
async function takeBackUnlisted(
  kept: readonly IndexLine[],
  { steps, format, resumed }: PreparedBackup,
  { folder, prove }: AsideContext,
): Promise<void> {
  const listed = new Set([...kept, ...(resumed?.own ?? [])].map(({ file }) => nameKey(file)))
  const planned = format.plainNames ? [...steps.copy, ...steps.link.map(({ planned }) => planned)] : []
  const parts = new Map(
    planned.map(({ item, file }) => [nameKey(file), format.partName(referenceOf(item), versionOfItem(item))]),
  )
  const unlisted: string[] = []
  for await (const { file } of listFiles(folder)) {
    // The backup's own files lie beside the folders of what it holds.
    if (!file.includes('/') || file.startsWith(`${incomingFolder}/`) || listed.has(nameKey(file))) continue
    unlisted.push(file)
  }
  for (const file of unlisted) {
    const part = parts.get(nameKey(file))
    const to = part === undefined ? join(folder, outdatedFolder, file) : join(folder, incomingFolder, part)
    await prove()
    await moveInto(join(folder, file), to)
  }
}
