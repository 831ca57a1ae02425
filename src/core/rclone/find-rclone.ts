import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'
import { Failure } from '../errors/failure'

export interface FindRcloneOptions {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** The program that a person has chosen; before all others. */
  readonly chosen?: string | null | undefined
}

/**
 * The rclone program to use: the chosen one, the one that PHONEKEEP_RCLONE names, or the first on PATH. One that was named
 * but isn't there is not replaced by another.
 * @throws Failure `rclone-missing`
 */
export async function findRclone({ env, platform, chosen }: FindRcloneOptions): Promise<string> {
  const named = chosen ?? env['PHONEKEEP_RCLONE'] ?? ''
  for (const file of named === '' ? programsOnPath(env, platform) : [named]) {
    if (isAbsolute(file) && (await isExecutable(file))) return file
  }
  throw new Failure('rclone-missing', named === '' ? undefined : { path: named })
}

function programsOnPath(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const name = platform === 'win32' ? 'rclone.exe' : 'rclone'
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter)
  // A relative entry of PATH would let the current folder supply the program.
  return folders.filter(folder => isAbsolute(folder)).map(folder => join(folder, name))
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
