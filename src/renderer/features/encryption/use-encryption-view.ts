import { useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { EncryptionView } from '../../../shared/model/output'
import { useAnswer } from '../../lib/use-answer'

interface Question {
  readonly serial: string
  readonly grant: string
}

interface Asked {
  /** Stays while the next answer is waited for, so that nothing jumps; see `current`. */
  readonly view: EncryptionView | null
  readonly error: ErrorInfo | null
  /** Whether it is about the folder and phone asked for now. */
  readonly current: boolean
  readonly ask: () => void
}

/** What encrypting takes, for this phone and folder; asked again whenever one of them changes. Null asks nothing. */
export function useEncryptionView(question: Question | null): Asked {
  const [times, setTimes] = useState(0)
  const { serial, grant } = question ?? {}
  const ask =
    serial === undefined || grant === undefined ? null : () => window.api.backup.encryption({ serial, grant })
  const { value, current } = useAnswer(ask, [times, serial, grant])
  return {
    view: value?.ok ? value.value : null,
    error: value === null || value.ok ? null : value.error,
    current,
    ask: () => setTimes(times + 1),
  }
}
