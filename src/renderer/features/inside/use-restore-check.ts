import { useEffect, useState } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { RestoreCheck, RestoreTarget } from '../../../shared/model/restore'
import { toSelection } from '../../lib/to-selection'
import { useCatalog, useSelection } from '../../store/use-browse'

/** A name that is being typed is not asked about letter by letter (ms). */
const restBeforeAsking = 250

interface Answer {
  readonly key: string
  readonly check: RestoreCheck | null
  readonly error: ErrorInfo | null
}

interface Checked {
  /** Stays while the next answer is waited for, so that nothing jumps. */
  readonly check: RestoreCheck | null
  readonly error: ErrorInfo | null
  readonly checking: boolean
}

/** What restoring the selected items would take; asked again whenever something changes. Null asks nothing. */
export function useRestoreCheck(to: { serial: string; target: RestoreTarget } | null): Checked {
  const catalogId = useCatalog(state => state.view?.id)
  const selections = useSelection(state => state.selections)
  const [answer, setAnswer] = useState<Answer>({ key: '', check: null, error: null })
  const question = catalogId === undefined || to === null ? null : { catalogId, ...to }
  const key = question === null ? '' : JSON.stringify(question)
  useEffect(() => {
    if (key === '') return
    let wanted = true
    const ask = async () => {
      const asked = JSON.parse(key) as NonNullable<typeof question>
      const result = await window.api.restore.check({ ...asked, selection: toSelection(selections) })
      if (!wanted) return
      setAnswer(
        result.ok ? { key, check: result.value, error: null } : { key, check: null, error: result.error },
      )
    }
    const timer = setTimeout(() => void ask(), restBeforeAsking)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [key, selections])
  return { check: answer.check, error: answer.error, checking: key !== '' && answer.key !== key }
}
