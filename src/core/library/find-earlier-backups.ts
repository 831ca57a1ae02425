import type { LastBackup, PhoneBackups } from '../../shared/model/output'
import { listBackups, type FoundBackup } from './list-backups'
import { isEncrypted } from '../format/manifest'

/** What the folder of one phone holds. Never throws. */
export async function findEarlierBackups(phoneFolder: string): Promise<PhoneBackups> {
  const backups = await listBackups(phoneFolder)
  const newest = backups.find(({ manifest }) => manifest.state === 'partial' || manifest.finishedAt)
  const last = backups.find(({ manifest }) => manifest.state === 'complete')
  return {
    last: last ? summary(last) : null,
    interrupted:
      newest?.manifest.state === 'partial'
        ? { startedAt: Date.parse(newest.manifest.startedAt), encrypted: isEncrypted(newest.manifest) }
        : null,
  }
}

function summary({ manifest }: FoundBackup): LastBackup | null {
  const { finishedAt, total } = manifest
  if (finishedAt === undefined) return null
  return {
    finishedAt: Date.parse(finishedAt),
    items: total.count,
    bytes: total.bytes,
    encrypted: isEncrypted(manifest),
  }
}
