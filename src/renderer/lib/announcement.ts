import type { JobSnapshot } from '../../shared/model/job'
import { jobPercent } from './job-percent'

/** What is worth reading out of a job: its end, a new phase, each full ten percent. */
export type Announcement =
  | { readonly kind: 'end'; readonly status: 'done' | 'failed' | 'cancelled' }
  | { readonly kind: 'phase'; readonly phase: JobSnapshot['phase']; readonly percent: number | null }

export function announcementOf(job: JobSnapshot): Announcement {
  if (job.status !== 'running') return { kind: 'end', status: job.status }
  const percent = job.phase === 'copying' ? jobPercent(job) : null
  const full = percent === null ? null : Math.floor(percent / 10) * 10
  return { kind: 'phase', phase: job.phase, percent: full === 0 ? null : full }
}
