import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

export interface FindAdbOptions {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Of the one that the app has fetched; looked at last, so that a person's own comes first. */
  readonly fetchedFolder?: string | null | undefined
}

/** The first adb program found: in the Android SDK, on PATH, fetched by the app; null when there is none. */
export async function findAdb(options: FindAdbOptions): Promise<string | null> {
  for (const folder of adbFolders(options)) {
    const file = join(folder, adbName(options.platform))
    if (await isExecutable(file)) return file
  }
  return null
}

export function adbName(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'adb.exe' : 'adb'
}

function adbFolders({ env, fetchedFolder }: FindAdbOptions): string[] {
  const sdks = [env['ANDROID_HOME'], env['ANDROID_SDK_ROOT']].filter(isAbsoluteFolder)
  // A relative entry of PATH would let the current folder supply the program.
  const path = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsoluteFolder)
  return [...sdks.map(sdk => join(sdk, 'platform-tools')), ...path, ...(fetchedFolder ? [fetchedFolder] : [])]
}

function isAbsoluteFolder(folder: string | undefined): folder is string {
  return folder !== undefined && isAbsolute(folder)
}

export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
