import { isErrno } from '../../errors/is-errno'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupFormat } from '../../format/backup-format'
import type { IndexLine } from '../../format/index-line'
import { createInsideCheck } from '../../disk/inside'
import { asideName, outdatedFolder } from '../../format/layout'

export interface AsideContext {
  /** The backup folder, while it is partial. */
  readonly folder: string
  readonly format: BackupFormat
  /** @throws when the folder is another run's by now */
  readonly prove: () => Promise<void>
}

/**
 * Writes down what is going to be put aside, before any list or file is touched: what is listed stays true, and what lies
 * aside is known. What an earlier run has put aside stays as it is, beside it.
 * @throws Node's system errors; what `prove` throws
 */
export async function listAside(lines: readonly IndexLine[], context: AsideContext): Promise<void> {
  const { folder, format, prove } = context
  await prove()
  await makeRoomAside(folder)
  await appendFile(join(folder, asideName), lines.map(format.encodeLine).join(''), { flush: true })
}

/** Moves the files of these lines aside. @throws Node's system errors; what `prove` throws */
export async function moveAside(lines: readonly IndexLine[], { folder, prove }: AsideContext): Promise<void> {
  const { isInside } = createInsideCheck(folder)
  for (const { file } of lines) {
    if (!(await isInside(dirname(join(folder, file))))) continue
    await prove()
    await moveInto(join(folder, file), join(folder, outdatedFolder, file))
  }
}

async function makeRoomAside(folder: string): Promise<void> {
  const outdated = join(folder, outdatedFolder)
  if (!existsSync(outdated)) return
  let number = 1
  while (existsSync(`${outdated}-${number}`)) number += 1
  await rename(outdated, `${outdated}-${number}`)
}

/** Makes the folders for it; a file that is not there is none to move. @throws Node's system errors */
export async function moveInto(from: string, to: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await rename(from, to)
    // Where both were names of one file, as after two kills in a row, rename leaves both (POSIX rename).
    await rm(from, { force: true })
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}
