import { isErrno } from '../errors/is-errno'
import { existsSync } from 'node:fs'
import { lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../errors/failure'
import { incomingFolder, partialSuffix } from './layout'
import { syncFolder } from '../disk/sync-folder'

export interface BackupFolder {
  /** While the backup is made; ends with `.partial`. */
  readonly partialPath: string
  /** Where it will be when complete. */
  readonly finalPath: string
}

/**
 * Makes the folder of one phone, where it is not there.
 * @returns its path
 * @throws Failure `folder-missing` when the output folder itself is not there: a drive that was pulled is not made anew
 * as a folder; Node's system errors
 */
export async function openPhoneFolder(outputFolder: string, name: string): Promise<string> {
  if (!existsSync(outputFolder)) throw new Failure('folder-missing')
  const folder = join(outputFolder, name)
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) await syncFolder(outputFolder)
  return folder
}

/**
 * Makes `<name>.partial` in the folder of a phone. A name that is taken already, complete or partial, gets ` (2)`,
 * ` (3)`, …
 * @throws Node's system errors
 */
export async function createBackupFolder(phoneFolder: string, name: string): Promise<BackupFolder> {
  for (let number = 1; ; number++) {
    const finalPath = join(phoneFolder, number === 1 ? name : `${name} (${number})`)
    const partialPath = finalPath + partialSuffix
    if (existsSync(finalPath) || !(await makeNew(partialPath))) continue
    await mkdir(join(partialPath, incomingFolder))
    return { partialPath, finalPath }
  }
}

/** The folder of an interrupted backup, to go on with. @throws Failure `folder-missing`; Node's system errors */
export async function resumeBackupFolder(partialPath: string): Promise<BackupFolder> {
  if (!existsSync(partialPath)) throw new Failure('folder-missing')
  const incoming = join(partialPath, incomingFolder)
  await makeNew(incoming)
  // A link would lead what is written and removed there elsewhere.
  if (!(await lstat(incoming)).isDirectory()) throw new Failure('backup-damaged', { message: incomingFolder })
  return { partialPath, finalPath: freeFinalPath(partialPath) }
}

/** Where a partial backup goes when it is complete. */
export function freeFinalPath(partialPath: string): string {
  const wanted = partialPath.slice(0, -partialSuffix.length)
  let finalPath = wanted
  for (let number = 2; existsSync(finalPath); number++) finalPath = `${wanted} (${number})`
  return finalPath
}

/** Another name for a partial backup, which no backup has. */
export function freePartialPath(partialPath: string): string {
  const wanted = partialPath.slice(0, -partialSuffix.length).replace(/ \(\d+\)$/, '')
  for (let number = 2; ; number++) {
    const path = `${wanted} (${number})`
    if (!existsSync(path) && !existsSync(path + partialSuffix)) return path + partialSuffix
  }
}

async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}
