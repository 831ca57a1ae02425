import { Failure } from '../errors/failure'
import type { BackupItem } from '../format/backup-item'
import { runFreeUp } from '../jobs/free-up/run-free-up'
import type { ReadyJob } from '../jobs/run-job'
import type { OpenBackup } from '../library/open-backup'
import type { PhoneAccess } from '../phone/phone'
import type { PhoneDetails } from '../../shared/model/device'
import type { RemovalWay } from '../../shared/model/free-up'
import type { FreeUpReport, Outcome } from '../../shared/model/job'
import { phoneTitle } from '../../shared/phone-title'

export interface FreeUpRequest {
  readonly backup: OpenBackup
  readonly selected: readonly BackupItem[]
  readonly phone: PhoneDetails
  readonly way: RemovalWay
}

/**
 * Files of a phone that are to be taken off it. Whether the backup may be relied on is asked when the job runs.
 * @throws Failure `nothing-selected`
 */
export function prepareFreeUp(request: FreeUpRequest, access: PhoneAccess): ReadyJob<Outcome<FreeUpReport>> {
  const { backup, selected, phone, way } = request
  const files = new Map(selected.filter(({ source }) => source === undefined).map(item => [item.path, item]))
  if (files.size === 0) throw new Failure('nothing-selected')
  const bytes = [...files.values()].reduce((total, item) => total + item.bytes, 0)
  const { hardwareSerial } = phone
  return {
    facts: {
      kind: 'free-up',
      phoneName: phoneTitle(phone),
      phoneId: hardwareSerial,
      encrypted: backup.keys !== null,
      itemsTotal: files.size,
      bytesTotal: bytes,
      issueCount: 0,
    },
    run: controls =>
      runFreeUp(
        { way, paths: [...files.keys()], bytes, hardwareSerial },
        { backup, phone: access },
        controls,
      ),
  }
}
