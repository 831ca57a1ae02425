import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isEncrypted } from '../../format/manifest'
import { listBackups, type FoundBackup } from '../../library/list-backups'

/** Complete backups of one phone on this computer's disks. */
export interface PhoneBackupsToCopy {
  /** The name of its folder, here and in a place. */
  readonly phone: string
  /** Oldest first; one of each name. */
  readonly backups: readonly FoundBackup[]
}

export interface FindOptions {
  readonly encryptedOnly: boolean
  /** Only of this phone, by the name of its folder. */
  readonly phone?: string | undefined
}

/**
 * The backups that a place is to have.
 * @param folders output folders; what cannot be read of them is passed over
 */
export async function findBackupsToCopy(
  folders: readonly string[],
  { encryptedOnly, phone }: FindOptions,
): Promise<readonly PhoneBackupsToCopy[]> {
  const byPhone = new Map<string, Map<string, FoundBackup>>()
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (!entry.isDirectory() || entry.name.startsWith('.')) continue
      if (phone !== undefined && entry.name !== phone) continue
      for (const backup of await listBackups(join(folder, entry.name))) {
        const { partial, manifest, name } = backup
        if (partial || manifest.state !== 'complete') continue
        if (encryptedOnly && !isEncrypted(manifest)) continue
        const backups = byPhone.get(entry.name) ?? new Map<string, FoundBackup>()
        if (!backups.has(name)) backups.set(name, backup)
        byPhone.set(entry.name, backups)
      }
    }
  }
  return [...byPhone].map(([name, backups]) => ({
    phone: name,
    backups: [...backups.values()].sort((a, b) => a.manifest.startedAt.localeCompare(b.manifest.startedAt)),
  }))
}
