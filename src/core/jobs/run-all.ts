import pMap from 'p-map'

export interface RunAllOptions {
  readonly concurrency: number
  readonly signal: AbortSignal
  /** Aborts `signal` with that reason, if it has not been. */
  readonly stopAll: (reason: unknown) => void
}

/**
 * Works on all items, so many at a time. When one fails the others are stopped, and all have ended, before this rejects:
 * nothing goes on behind the back of whoever called.
 * @throws the signal's reason, which is the first failure
 */
export async function runAll<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  { concurrency, signal, stopAll }: RunAllOptions,
): Promise<void> {
  const one = async (item: T) => {
    if (signal.aborted) return
    try {
      await work(item)
    } catch (error) {
      stopAll(error)
    }
  }
  await pMap(items, one, { concurrency })
  signal.throwIfAborted()
}
