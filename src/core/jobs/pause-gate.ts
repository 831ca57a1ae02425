/** Lets a job stand still between two pieces of its work, and go on. */
export interface PauseGate {
  readonly paused: () => boolean
  readonly set: (paused: boolean) => void
  /** Resolves at once, or when the job may go on. @throws the signal's reason */
  readonly passed: (signal: AbortSignal) => Promise<void>
  /** Told at each change; returns its end. */
  readonly onChange: (listener: (paused: boolean) => void) => () => void
}

export function createPauseGate(): PauseGate {
  const listeners = new Set<(paused: boolean) => void>()
  let paused = false
  return {
    paused: () => paused,
    set: value => {
      if (value === paused) return
      paused = value
      for (const listener of [...listeners]) listener(paused)
    },
    passed: async signal => {
      signal.throwIfAborted()
      if (!paused) return
      await new Promise<void>((resolve, reject) => {
        const end = () => {
          listeners.delete(check)
          signal.removeEventListener('abort', end)
          if (signal.aborted) reject(abortError(signal))
          else resolve()
        }
        const check = () => {
          if (!paused) end()
        }
        listeners.add(check)
        signal.addEventListener('abort', end, { once: true })
      })
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function abortError({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
