import type { JobSnapshot } from './model/job'

type Running = Pick<JobSnapshot, 'status' | 'phoneId'>

/**
 * Whether a job may start beside those there are: each phone has one at a time, and one that needs no phone (it reads or
 * writes backups alone) has the computer to itself.
 * @param phoneId the hardware serial of the phone that it uses, or null
 */
export function mayRunBeside(jobs: readonly Running[], phoneId: string | null): boolean {
  return jobs
    .filter(({ status }) => status === 'running')
    .every(running => running.phoneId !== null && phoneId !== null && running.phoneId !== phoneId)
}
