import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { partialSuffix } from '../format/layout'
import type { Manifest } from '../format/manifest'
import { readManifest } from '../format/read-manifest'

export interface FoundBackup {
  readonly path: string
  readonly name: string
  /** By its name: of a complete one every step is done. */
  readonly partial: boolean
  readonly manifest: Manifest
}

/** The backups in the folder of one phone, newest first. Never throws: any folder may hold anything. */
export async function listBackups(phoneFolder: string): Promise<readonly FoundBackup[]> {
  const all = await readdir(phoneFolder).catch(() => [] as string[])
  // One that is being removed is hidden (format/remove-backup.ts).
  const names = all.filter(name => !name.startsWith('.'))
  const found = await Promise.all(
    names.map(async name => {
      const path = join(phoneFolder, name)
      const manifest = await readManifest(path).catch(() => null)
      return manifest ? [{ path, name, partial: name.endsWith(partialSuffix), manifest }] : []
    }),
  )
  return found.flat().sort(newestFirst)
}

/** Two of the same second are told apart by their names: `…`, `… (2)`. */
function newestFirst(a: FoundBackup, b: FoundBackup): number {
  const byTime = b.manifest.startedAt.localeCompare(a.manifest.startedAt)
  return byTime || b.name.localeCompare(a.name, 'en', { numeric: true })
}
