import { setMaxListeners } from 'node:events'

/** The signal of one run: aborted by whoever started it, or by the run itself. */
export interface RunSignal {
  readonly signal: AbortSignal
  /** Aborts it, with the first reason that is given. */
  readonly stop: (reason: unknown) => void
}

export function createRunSignal(...outer: readonly (AbortSignal | undefined)[]): RunSignal {
  const own = new AbortController()
  const signal = AbortSignal.any([...outer.filter(one => one !== undefined), own.signal])
  // Every connection and every waiting item listens to it; none of them is a leak.
  setMaxListeners(0, signal)
  return { signal, stop: reason => own.abort(reason) }
}
