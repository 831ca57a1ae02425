import type { JobSnapshot } from '../../shared/model/job'

type Amounts = Pick<JobSnapshot, 'bytesDone' | 'bytesTotal' | 'itemsDone' | 'itemsTotal'>

/** Whole percent, by bytes where there are any; null while there is nothing to measure. Full only when all is done. */
export function jobPercent(job: Amounts): number | null {
  const [done, total] = job.bytesTotal > 0 ? [job.bytesDone, job.bytesTotal] : [job.itemsDone, job.itemsTotal]
  if (total <= 0) return null
  return Math.max(0, Math.min(100, Math.floor((done / total) * 100)))
}
