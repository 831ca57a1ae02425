import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LastBackup } from '../../shared/model/output'
import type { PhoneDetails } from '../../shared/model/device'
import { manifestName, partialSuffix, phoneFolderName } from './layout'
import { manifestSchema } from './manifest'

/** The newest complete backup of a phone below an output folder, or null. Never throws: any folder may hold anything. */
export async function findLastBackup(outputFolder: string, phone: PhoneDetails): Promise<LastBackup | null> {
  const parent = join(outputFolder, phoneFolderName(phone))
  const names = await readdir(parent).catch(() => [] as string[])
  const newestFirst = names
    .filter(name => !name.endsWith(partialSuffix))
    .sort()
    .reverse()
  for (const name of newestFirst) {
    const backup = await readSummary(join(parent, name, manifestName)).catch(() => null)
    if (backup) return backup
  }
  return null
}

async function readSummary(file: string): Promise<LastBackup | null> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  if (manifest.state !== 'complete' || !manifest.finishedAt) return null
  return {
    finishedAt: Date.parse(manifest.finishedAt),
    items: manifest.total.count,
    bytes: manifest.total.bytes,
  }
}
