import type { JobSnapshot } from './model/job'

type Running = Pick<JobSnapshot, 'status' | 'phoneId' | 'placeId'>

/**
 * Whether a job may start beside those there are: each phone has one at a time, and so has each place for second copies,
 * which may take days and holds up nobody else. One that needs neither (it reads or writes backups alone) has the computer to
 * itself otherwise.
 * @param phoneId the hardware serial of the phone that it uses, or null
 * @param placeId the place for second copies that it uses, or null
 */
export function mayRunBeside(
  jobs: readonly Running[],
  phoneId: string | null,
  placeId: string | null = null,
): boolean {
  const running = jobs.filter(({ status }) => status === 'running')
  if (placeId !== null) return running.every(job => job.placeId !== placeId)
  return running
    .filter(job => job.placeId === null)
    .every(job => job.phoneId !== null && phoneId !== null && job.phoneId !== phoneId)
}
