import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { adbName, isExecutable } from './find-adb'

export interface FetchedTools {
  readonly version: string
  readonly folder: string
}

/** The newest platform-tools in the folder where they are fetched to; null when there are none. Never throws. */
export async function findFetchedTools(
  folder: string,
  platform: NodeJS.Platform,
): Promise<FetchedTools | null> {
  const names = await readdir(folder).catch(() => [] as string[])
  const versions = names.filter(name => /^\d+(\.\d+)*$/.test(name))
  for (const version of versions.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))) {
    const found = { version, folder: join(folder, version) }
    if (await isExecutable(join(found.folder, adbName(platform)))) return found
  }
  return null
}
