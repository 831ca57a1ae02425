import { readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { howToOpenName, incomingFolder, keyName, manifestName, partialSuffix } from './layout'

/** What a folder may hold before its manifest; the manifest itself while it is being written. */
const firstNames: ReadonlySet<string> = new Set([
  ...[incomingFolder, keyName, `${keyName}.new`, howToOpenName, `${howToOpenName}.new`],
  `${manifestName}.new`,
])

/** Removes the folders of runs that were killed before they had begun. Never throws: what is left harms nobody. */
export async function removeBeginnings(phoneFolder: string): Promise<void> {
  const names = await readdir(phoneFolder).catch(() => [] as string[])
  for (const name of names) {
    if (!name.endsWith(partialSuffix)) continue
    await removeBeginning(join(phoneFolder, name)).catch(() => undefined)
  }
}

async function removeBeginning(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (!names.every(name => firstNames.has(name))) return
  // Fails when there is anything in it.
  if (names.includes(incomingFolder)) await rmdir(join(folder, incomingFolder))
  for (const name of names) if (name !== incomingFolder) await rm(join(folder, name))
  await rmdir(folder)
}
