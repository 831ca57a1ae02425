import { isSealed } from '../format/manifest'
import type { OpenBackup } from '../library/open-backup'
import { verifyBackup } from '../jobs/verify/verify-backup'
import type { Jobs } from './jobs'

/** Reads a backup again as a job; answers its id. @throws Failure `job-running` */
export function startVerify(jobs: Jobs, backup: OpenBackup, phoneName: string): string {
  const { total } = backup.manifest
  return jobs.start({
    first: {
      kind: 'verify',
      phoneName,
      encrypted: isSealed(backup.manifest),
      itemsTotal: total.count,
      bytesTotal: total.bytes,
      issueCount: 0,
    },
    run: async controls => ({ kind: 'verify', outcome: await verifyBackup(backup, controls) }),
  })
}
