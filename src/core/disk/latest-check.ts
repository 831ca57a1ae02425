/**
 * Makes many ask at the price of one. Whoever asks is told by a check that began after the question; those who ask while
 * one is going on share the next.
 * @param check is never run twice at once
 */
export function createLatestCheck<T>(check: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null

  const checkAfter = async (before: Promise<unknown>): Promise<T> => {
    await before.catch(() => undefined)
    next = null
    return await check()
  }
  return () => {
    if (!next) {
      next = checkAfter(running)
      running = next
    }
    return next
  }
}
