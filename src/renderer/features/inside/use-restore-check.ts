import type { ErrorInfo } from '../../../shared/model/errors'
import type { RestoreCheck } from '../../../shared/model/restore'
import { toSelection } from '../../lib/to-selection'
import { useCatalog, useSelection } from '../../store/use-browse'
import { useAnswer } from '../../lib/use-answer'
import { currentPhone, useDevices } from '../../store/devices'
import { isFolderNamed, targetOf, useWhere } from '../../store/where'
import { useHasFiles } from './use-has-files'

/** A name that is being typed is not asked about letter by letter (ms). */
const restBeforeAsking = 250

export interface Checked {
  /** Stays while the next answer is waited for, so that nothing jumps. */
  readonly check: RestoreCheck | null
  readonly error: ErrorInfo | null
  readonly checking: boolean
}

/** What restoring the selected items to the phone at hand would take; asked again whenever something changes. */
export function useRestoreCheck(): Checked {
  const where = useWhere()
  const phone = useDevices(currentPhone)
  const target = targetOf(where, useHasFiles())
  const catalogId = useCatalog(state => state.view?.id)
  const selections = useSelection(state => state.selections)
  const named = target.kind === 'original' || isFolderNamed(where)
  const question =
    catalogId === undefined || phone === null || !named || where.destination !== 'phone'
      ? null
      : { catalogId, serial: phone.serial, target }
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
