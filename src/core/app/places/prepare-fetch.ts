import type { FetchReport, Outcome } from '../../../shared/model/job'
import { isEncrypted } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import { readPhoneFolderName } from '../../format/layout'
import { bringBackup } from '../../jobs/copy/bring-backup'
import { runFetch } from '../../jobs/fetch/run-fetch'
import type { ReadyJob } from '../../jobs/run-job'
import type { PlacedBackupId, PlacedBackups } from './placed-backups'
import type { Places } from './places'

export interface FetchOrder {
  readonly id: PlacedBackupId
  readonly outputFolder: string
}

/** Brings a whole backup from a place to this computer. @throws like `PlacedBackups.bring`; Node's system errors */
export async function prepareFetch(
  { id, outputFolder }: FetchOrder,
  places: Places,
  backups: Pick<PlacedBackups, 'placed'>,
): Promise<ReadyJob<Outcome<FetchReport>>> {
  const { placeId, phone } = id
  const place = await places.open(placeId)
  try {
    const backup = await backups.placed(id, place)
    const { shelf, book } = await places.state(placeId, phone)
    const copied = (await book()).backups
    const brought = await bringBackup(backup, { place, phone, shelf, copied })
    const manifest = await readManifest(brought)
    const { count, bytes } = manifest.total
    return {
      facts: {
        kind: 'fetch',
        phoneName: readPhoneFolderName(phone).model,
        ...{ phoneId: null, placeId, encrypted: isEncrypted(manifest) },
        ...{ itemsTotal: count, bytesTotal: bytes, issueCount: 0 },
      },
      drop: place.close,
      run: async controls => {
        try {
          return await runFetch({ place, phone, backup, brought, outputFolder }, controls)
        } finally {
          await place.close()
        }
      },
    }
  } catch (error) {
    await place.close()
    throw error
  }
}
