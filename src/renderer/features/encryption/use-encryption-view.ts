import { useEffect, useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { EncryptionView } from '../../../shared/model/output'

interface Question {
  readonly serial: string
  readonly grant: string
}

interface Answer {
  readonly key: string
  readonly view: EncryptionView | null
  readonly error: ErrorInfo | null
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
  const [answer, setAnswer] = useState<Answer>({ key: '', view: null, error: null })
  const serial = question?.serial
  const grant = question?.grant
  const key = `${times} ${serial} ${grant}`
  useEffect(() => {
    if (serial === undefined || grant === undefined) return
    let wanted = true
    void window.api.backup.encryption({ serial, grant }).then(result => {
      if (!wanted) return
      setAnswer(
        result.ok ? { key, view: result.value, error: null } : { key, view: null, error: result.error },
      )
    })
    return () => {
      wanted = false
    }
  }, [key, serial, grant])
  return { ...answer, current: answer.key === key, ask: () => setTimes(times + 1) }
}
