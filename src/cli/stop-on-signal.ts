import { exitCodes } from './exit-codes'

/**
 * Runs `task` with a signal that Ctrl+C and SIGTERM abort.
 * @throws what `task` throws
 */
export async function stopOnSignal<T>(
  io: NodeJS.Process,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const interrupt = () => {
    // Asked twice: at once, even if something does not come to its end.
    if (stop.signal.aborted) process.exit(exitCodes.cancelled)
    stop.abort()
  }
  io.on('SIGINT', interrupt)
  io.on('SIGTERM', interrupt)
  try {
    return await task(stop.signal)
  } finally {
    io.off('SIGINT', interrupt)
    io.off('SIGTERM', interrupt)
  }
}
