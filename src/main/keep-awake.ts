import { powerSaveBlocker } from 'electron'
import type { JobSnapshot } from '../shared/model/job'

/** Keeps the computer from falling asleep in the middle of a job: the phone would be lost. */
export function keepAwake(): (snapshot: JobSnapshot) => void {
  let blocker: number | null = null
  const running = new Set<string>()
  return ({ id, status }) => {
    if (status === 'running') running.add(id)
    else running.delete(id)
    if (running.size > 0) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
}
