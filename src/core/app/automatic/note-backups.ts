import type { AutomaticBackups } from './automatic-backups'
import type { Jobs } from '../jobs'
import type { JobSnapshot } from '../../../shared/model/job'

/** Tells of each backup that has ended, whoever has begun it, and that the phone is free again. */
export function noteBackups(
  jobs: Pick<Jobs, 'ended'>,
  automatic: Pick<AutomaticBackups, 'noteBackup' | 'wake'>,
): (snapshot: JobSnapshot) => void {
  return ({ id, status, phoneId }) => {
    if (status === 'running') return
    const { outcome } = jobs.ended(id)
    if (outcome.kind === 'backup' && phoneId !== null)
      automatic.noteBackup(phoneId, outcome, Date.now() - outcome.elapsedMs)
    automatic.wake()
  }
}
