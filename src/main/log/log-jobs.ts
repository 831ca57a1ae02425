import type { JobSnapshot } from '../../shared/model/job'
import type { Log } from './open-log'

/** Writes down that a job began, waits, goes on and ended. */
export function logJobs(log: Log): (snapshot: JobSnapshot) => void {
  const told = new Map<string, string>()
  return snapshot => {
    const { id, kind, status, hold, encrypted, itemsDone, bytesDone, issueCount, error } = snapshot
    const state = [status, hold?.kind ?? ''].join(' ')
    if (told.get(id) === state) return
    told.set(id, state)
    const why = hold?.kind === 'phone' ? hold.error.code : (error?.code ?? null)
    log.write('job', {
      kind,
      status,
      encrypted,
      hold: hold?.kind ?? null,
      why,
      itemsDone,
      bytesDone,
      issueCount,
    })
  }
}
