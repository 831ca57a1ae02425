import type { JobSnapshot } from '../../../shared/model/job'
import type { Jobs } from '../jobs'
import type { AutomaticCopies } from './automatic-copies'

/** Tells of each job that has ended: a copy, how it ended; any other, that there may be more to copy. */
export function noteCopies(
  jobs: Pick<Jobs, 'ended'>,
  copies: Pick<AutomaticCopies, 'noteEnd' | 'look'>,
): (snapshot: JobSnapshot) => void {
  return ({ id, status, placeId, kind }) => {
    if (status === 'running') return
    if (kind !== 'copy' || placeId === null) return void copies.look()
    const { outcome } = jobs.ended(id)
    copies.noteEnd(placeId, outcome.status === 'failed' ? outcome.error : null)
  }
}
