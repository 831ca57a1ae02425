import type { JobSnapshot } from '../../shared/model/job'
import type { LibraryPhone } from '../../shared/model/library'
import { useJobs } from './jobs'

interface BeingMade {
  readonly backupId: string
  readonly job: JobSnapshot
}

/** The backup of a phone that runs just now: on the disk it looks like one that was interrupted. */
export function useBeingMade({ serial, backups }: LibraryPhone): BeingMade | null {
  const job = useJobs(({ jobs }) =>
    jobs.find(({ kind, status, phoneId }) => kind === 'backup' && status === 'running' && phoneId === serial),
  )
  const newest = backups[0]
  if (job === undefined || serial === null) return null
  return newest?.state === 'interrupted' ? { backupId: newest.id, job } : null
}
