import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

export interface FindAdbOptions {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  /** Where a packaged app carries its own adb; looked at first. */
  readonly bundledFolder?: string | undefined
}

/** The first adb program found: beside the app, in the Android SDK, on PATH; null when there is none. */
export async function findAdb(options: FindAdbOptions): Promise<string | null> {
  const name = options.platform === 'win32' ? 'adb.exe' : 'adb'
  for (const folder of adbFolders(options)) {
    const file = join(folder, name)
    if (await isExecutable(file)) return file
  }
  return null
}

function adbFolders({ env, bundledFolder }: FindAdbOptions): string[] {
  const sdks = [env['ANDROID_HOME'], env['ANDROID_SDK_ROOT']].filter(isAbsoluteFolder)
  // A relative entry of PATH would let the current folder supply the program.
  const path = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(isAbsoluteFolder)
  return [...(bundledFolder ? [bundledFolder] : []), ...sdks.map(sdk => join(sdk, 'platform-tools')), ...path]
}

function isAbsoluteFolder(folder: string | undefined): folder is string {
  return folder !== undefined && isAbsolute(folder)
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
