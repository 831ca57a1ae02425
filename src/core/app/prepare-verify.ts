import { isEncrypted } from '../format/manifest'
import type { ReadyJob } from '../jobs/run-job'
import { verifyBackup } from '../jobs/verify/verify-backup'
import type { OpenBackup } from '../library/open-backup'
import type { Outcome, VerifyReport } from '../../shared/model/job'

/** Reads a backup again. @param phoneName for people to read */
export function prepareVerify(backup: OpenBackup, phoneName: string): ReadyJob<Outcome<VerifyReport>> {
  const { total } = backup.manifest
  return {
    facts: {
      kind: 'verify',
      phoneName,
      phoneId: null,
      encrypted: isEncrypted(backup.manifest),
      itemsTotal: total.count,
      bytesTotal: total.bytes,
      issueCount: 0,
    },
    run: controls => verifyBackup(backup, controls),
  }
}
