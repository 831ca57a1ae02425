import type { Hold, JobSnapshot } from '../../shared/model/job'
import { jobPercent } from './job-percent'

/** What is worth reading out of a job: its end, a new phase, each full ten percent, that it stands still and why. */
export type Announcement =
  | { readonly kind: 'end'; readonly status: 'done' | 'failed' | 'cancelled' }
  | { readonly kind: 'hold'; readonly hold: Hold }
  | { readonly kind: 'phase'; readonly phase: JobSnapshot['phase']; readonly percent: number | null }

const measuredPhases: readonly JobSnapshot['phase'][] = [
  'copying',
  'restoring',
  'exporting',
  'verifying',
  'removing',
  'freeing',
]

export function announcementOf(job: JobSnapshot): Announcement {
  if (job.status !== 'running') return { kind: 'end', status: job.status }
  if (job.hold !== null) return { kind: 'hold', hold: job.hold }
  const measured = measuredPhases.includes(job.phase)
  const percent = measured ? jobPercent(job) : null
  const full = percent === null ? null : Math.floor(percent / 10) * 10
  return { kind: 'phase', phase: job.phase, percent: full === 0 ? null : full }
}
