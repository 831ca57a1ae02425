import type { JobSnapshot } from '../shared/model/job'
import { showNotification } from './show-notification'
import type { Speech } from './speech'

interface NotifyPorts {
  readonly say: Speech['say']
  /** Whoever looks at the window sees it there. */
  readonly isSeen: () => boolean
  readonly onClick: () => void
}

/** What is over sooner one waits for (ms). */
const minMs = 10_000

/** Says with a notification of the system that a long job has ended. */
export function notifyEnds({ say, isSeen, onClick }: NotifyPorts): (snapshot: JobSnapshot) => void {
  const began = new Map<string, number>()
  return ({ id, kind, status, phoneName }) => {
    if (status === 'running') {
      if (!began.has(id)) began.set(id, Date.now())
      return
    }
    const lasted = Date.now() - (began.get(id) ?? Date.now())
    began.delete(id)
    // Whoever cancelled it knows.
    if (status === 'cancelled' || lasted < minMs || isSeen()) return
    showNotification({ title: say(`jobs.${kind}.ended.${status}`), body: phoneName }, onClick)
  }
}
