import { existsSync } from 'node:fs'
import { appendFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pMap from 'p-map'
import type { IndexLine } from '../vault/index-line'
import { createInsideCheck } from '../vault/inside'
import { asideName, incomingFolder, outdatedFolder } from '../vault/layout'
import { listFiles } from '../vault/list-files'
import { nameKey } from '../vault/name-key'
import { removeEmptyFolders } from '../vault/remove-empty-folders'
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
 * replaces is put aside, and what lies there without being listed goes back to where files are on their way. Nothing is
 * removed: see `settle-aside.ts`.
 * @param prove asked right before each step
 * @throws Node's system errors; what `prove` throws
 */
export async function openPartial(
  folder: string,
  prepared: PreparedBackup,
  prove: () => Promise<void>,
): Promise<TakenUp> {
  const { steps, format } = prepared
  const check = createSoundnessCheck(folder, format)
  const sound = await pMap(steps.keep, line => check.isSound(join(folder, line.file), line), {
    concurrency: 16,
  })
  const kept = steps.keep.filter((_, number) => sound[number])
  const lost = steps.keep.filter((_, number) => !sound[number])
  const aside = [...steps.outdated, ...lost]
  await prove()
  await makeRoomAside(folder)
  // Lists before files: what is listed stays true, and what is put aside is known.
  await appendFile(join(folder, asideName), aside.map(format.encodeLine).join(''), { flush: true })
  // A new file: what a run that was taken for dead still writes goes into the old one, which nobody reads.
  await writeAtomically(join(folder, format.journalName), kept.map(format.encodeLine).join(''), { prove })
  const { isInside } = createInsideCheck(folder)
  const move: Move = async (from, to) => {
    await prove()
    await moveInto(from, to)
  }
  for (const { file } of aside)
    if (await isInside(dirname(join(folder, file))))
      await move(join(folder, file), join(folder, outdatedFolder, file))
  await takeBackUnlisted(folder, kept, prepared, move)
  await removeEmptyFolders(folder)
  return { kept, lost }
}

/** What an earlier run put aside stays as it is, beside what this one does. */
async function makeRoomAside(folder: string): Promise<void> {
  const outdated = join(folder, outdatedFolder)
  if (!existsSync(outdated)) return
  let number = 1
  while (existsSync(`${outdated}-${number}`)) number += 1
  await rename(outdated, `${outdated}-${number}`)
}

/**
 * Killed between giving a file its name and listing it: it is whole, and the phone is asked whether it is its own. Age
 * files have random names: what one of them is cannot be told without its line.
 */
async function takeBackUnlisted(
  folder: string,
  kept: readonly IndexLine[],
  { steps, format }: PreparedBackup,
  move: Move,
): Promise<void> {
  const listed = new Set(kept.map(({ file }) => nameKey(file)))
  const planned = format.plainNames ? [...steps.copy, ...steps.link.map(({ item }) => item)] : []
  const parts = new Map(planned.map(({ source, file }) => [nameKey(file), format.partName(source)]))
  const unlisted: string[] = []
  for await (const { file } of listFiles(folder)) {
    // The backup's own files lie beside the folders of what it holds.
    if (!file.includes('/') || file.startsWith(`${incomingFolder}/`) || listed.has(nameKey(file))) continue
    unlisted.push(file)
  }
  for (const file of unlisted) {
    const part = parts.get(nameKey(file))
    const to = part === undefined ? join(folder, outdatedFolder, file) : join(folder, incomingFolder, part)
    await move(join(folder, file), to)
  }
}

type Move = (from: string, to: string) => Promise<void>

async function moveInto(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
    // Where both were names of one file, as after two kills in a row, rename leaves both (POSIX rename).
    await rm(from, { force: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
