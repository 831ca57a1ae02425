import type { ErrorInfo } from '../../../shared/model/errors'
import type { RestoreCheck, RestoreTarget } from '../../../shared/model/restore'
import { toSelection } from '../../lib/to-selection'
import { useCatalog, useSelection } from '../../store/use-browse'
import { useAnswer } from '../../lib/use-answer'

/** A name that is being typed is not asked about letter by letter (ms). */
const restBeforeAsking = 250

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
  const question = catalogId === undefined || to === null ? null : { catalogId, ...to }
  const key = JSON.stringify(question)
  const ask =
    question === null
      ? null
      : () => window.api.restore.check({ ...question, selection: toSelection(selections) })
  const { value, current } = useAnswer(ask, [key, selections], restBeforeAsking)
  return {
    check: value?.ok ? value.value : null,
    error: value === null || value.ok ? null : value.error,
    checking: question !== null && !current,
  }
}
