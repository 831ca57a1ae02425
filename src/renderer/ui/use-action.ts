import { useState } from 'react'
import type { ErrorInfo } from '../../shared/model/errors'
import { toErrorInfo } from '../lib/api-error'

interface Action {
  readonly pending: boolean
  /** Why the last run failed; null again when the next one starts. */
  readonly error: ErrorInfo | null
  readonly run: (work: () => Promise<unknown>) => void
}

/** Runs what a button starts, and keeps what to show of it. */
export function useAction(): Action {
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<ErrorInfo | null>(null)
  const run = (work: () => Promise<unknown>) => {
    setPending(true)
    setError(null)
    work()
      .catch((thrown: unknown) => setError(toErrorInfo(thrown)))
      .finally(() => setPending(false))
  }
  return { pending, error, run }
}
