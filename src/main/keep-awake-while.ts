import { powerSaveBlocker } from 'electron'
import type { JobSnapshot } from '../shared/model/job'

/** A computer that falls asleep in the middle of a backup loses the phone. */
export function keepAwakeWhile(tell: (snapshot: JobSnapshot) => void): (snapshot: JobSnapshot) => void {
  let blocker: number | null = null
  return snapshot => {
    const running = snapshot.status === 'running'
    if (running) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
    tell(snapshot)
  }
}
