import type { BrowserWindow } from 'electron'
import type { JobSnapshot } from '../../shared/model/job'
import { summarizeRunning } from '../../shared/summarize-running'

/** Shows in the taskbar or the dock how far the jobs are, all together. */
export function showProgress(window: () => BrowserWindow | null): (snapshot: JobSnapshot) => void {
  const jobs = new Map<string, JobSnapshot>()
  return snapshot => {
    jobs.set(snapshot.id, snapshot)
    const shown = window()
    if (shown === null || shown.isDestroyed()) return
    const { count, share, held, preparing } = summarizeRunning(jobs.values())
    // Below zero takes it away.
    if (count === 0) return shown.setProgressBar(-1)
    const mode = held ? 'paused' : preparing ? 'indeterminate' : 'normal'
    // Above one is "busy" where a platform has no such mode.
    shown.setProgressBar(mode === 'indeterminate' ? 2 : share, { mode })
  }
}
