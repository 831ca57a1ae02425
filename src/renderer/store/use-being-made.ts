import type { JobSnapshot } from '../../shared/model/job'
import type { LibraryPhone } from '../../shared/model/library'
import { runningJob, useJobs } from './jobs'

interface BeingMade {
  readonly backupId: string
  readonly job: JobSnapshot
}

/** The backup of a phone that runs just now: on the disk it looks like one that was interrupted. */
export function useBeingMade({ name, backups }: LibraryPhone): BeingMade | null {
  const job = useJobs(runningJob)
  const newest = backups[0]
  if (job?.kind !== 'backup' || job.phoneName !== name) return null
  return newest?.state === 'interrupted' ? { backupId: newest.id, job } : null
}
