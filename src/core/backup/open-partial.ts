import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pMap from 'p-map'
import type { IndexLine } from '../vault/index-line'
import { dataFolder, incomingFolder, outdatedFolder } from '../vault/layout'
import { createSoundnessCheck } from '../vault/soundness'
import { writeAtomically } from '../vault/write-atomically'
import type { PreparedBackup } from './prepare-backup'

export interface TakenUp {
  /** Whole, and where the index says. */
  readonly kept: readonly IndexLine[]
  /** Listed, but not there or not whole: to be copied again. */
  readonly lost: readonly IndexLine[]
}

/**
 * Brings a folder that a kill may have left at any moment into order: what is listed is looked at, what the plan
 * replaces is put aside, and what lies at its place without being listed goes back to where files are on their way.
 * @throws Node's system errors
 */
export async function openPartial(folder: string, prepared: PreparedBackup): Promise<TakenUp> {
  const { steps, format } = prepared
  const check = createSoundnessCheck(folder, format)
  const sound = await pMap(steps.keep, line => check.isSound(join(folder, line.file), line), {
    concurrency: 16,
  })
  const kept = steps.keep.filter((_, number) => sound[number])
  const lost = steps.keep.filter((_, number) => !sound[number])
  // Before the files: what is listed stays true.
  await writeAtomically(join(folder, format.journalName), kept.map(format.encodeLine).join(''))
  for (const file of [...steps.outdated, ...lost.map(line => line.file)])
    await moveInto(join(folder, file), join(folder, outdatedFolder, file))
  if (format.plainNames) await takeBackUnlisted(folder, prepared)
  else await removeUnlisted(folder, new Set(kept.map(({ file }) => file)))
  return { kept, lost }
}

/** Killed between giving a file its name and listing it: it is whole, and the phone is asked whether it is its own. */
async function takeBackUnlisted(folder: string, { steps, format }: PreparedBackup): Promise<void> {
  for (const { source, file } of steps.copy)
    await moveInto(join(folder, file), join(folder, incomingFolder, format.partName(source)))
  for (const { item, line } of steps.link)
    await moveInto(join(folder, line.file), join(folder, incomingFolder, format.partName(item.source)))
}

/** Files of random names that no line tells of. */
async function removeUnlisted(folder: string, listed: ReadonlySet<string>): Promise<void> {
  const groups = await readdir(join(folder, dataFolder)).catch(() => [] as string[])
  for (const group of groups) {
    const names = await readdir(join(folder, dataFolder, group)).catch(() => [] as string[])
    for (const name of names) {
      const file = `${dataFolder}/${group}/${name}`
      if (!listed.has(file)) await rm(join(folder, file), { force: true })
    }
  }
}

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
