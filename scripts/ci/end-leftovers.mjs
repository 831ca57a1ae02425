import { setTimeout as delay } from 'node:timers/promises'
import { findRunProcesses, listProcesses } from './find-processes.mjs'

function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}

/** Waits until the run has no process left; answers those that are still there when the time is up. */
async function waitForEnd(run, timeMs) {
  const end = Date.now() + timeMs
  let left = findRunProcesses(listProcesses(), run)
  while (left.length > 0 && Date.now() < end) {
    await delay(100)
    left = findRunProcesses(listProcesses(), run)
  }
  return left
}

/**
 * Ends every process a run has left behind; what is about to end anyway gets five seconds for it.
 * @param run as for findRunProcesses
 * @returns the processes that had to be ended
 */
export async function endLeftovers(run) {
  const left = await waitForEnd(run, 5000)
  for (const { pid } of left) signal(pid, 'SIGTERM')
  for (const { pid } of await waitForEnd(run, 3000)) signal(pid, 'SIGKILL')
  return left
}
