/**
 * A signal that is aborted after `signal`, once nothing is under way any more or it has taken too long: what a phone was told to
 * do is not cut off from its answer.
 * @param maxMs in milliseconds
 */
export function lettingFinish(
  signal: AbortSignal,
  isUnderway: () => boolean,
  maxMs: number,
): { readonly signal: AbortSignal; /** When it was aborted. */ readonly closed: Promise<void> } {
  const later = new AbortController()
  const closed = new Promise<void>(resolve => {
    const end = () => {
      later.abort(signal.reason)
      resolve()
    }
    const wait = () => {
      const startedAt = performance.now()
      const look = () => {
        if (!isUnderway() || performance.now() - startedAt > maxMs) end()
        else setTimeout(look, stepMs)
      }
      look()
    }
    if (signal.aborted) wait()
    else signal.addEventListener('abort', wait, { once: true })
  })
  return { signal: later.signal, closed }
}

const stepMs = 20
