import { useEffect, useState } from 'react'

interface Answer<T> {
  /** The last one that came; null before the first. It stays while the next one is awaited, so that nothing jumps. */
  readonly value: T | null
  /** Whether that is the answer to what is asked now. */
  readonly current: boolean
}

/**
 * Asks whenever one of `deps` changes, and ignores answers that have been overtaken or that fail.
 * @param ask null asks nothing
 * @param restMs how long `deps` have to rest before: what is being typed is not asked about letter by letter
 */
export function useAnswer<T>(
  ask: (() => Promise<T>) | null,
  deps: readonly unknown[],
  restMs = 0,
): Answer<T> {
  const [answer, setAnswer] = useState<{ readonly value: T; readonly deps: readonly unknown[] } | null>(null)
  useEffect(() => {
    if (ask === null) return
    let wanted = true
    const settle = (value: T) => {
      if (wanted) setAnswer({ value, deps })
    }
    const timer = setTimeout(() => void ask().then(settle, () => undefined), restMs)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the caller's say when to ask again
  }, deps)
  const current = answer !== null && answer.deps.every((dep, number) => Object.is(dep, deps[number]))
  return { value: answer?.value ?? null, current }
}
