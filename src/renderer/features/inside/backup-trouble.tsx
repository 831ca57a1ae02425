import { useCatalog } from '../../store/use-browse'
import { ErrorNotice } from '../problem/error-notice'

/** The backup could not be read to the end. */
export function BackupTrouble() {
  const error = useCatalog(
    state => state.error ?? (state.view?.status === 'failed' ? state.view.error : undefined),
  )
  return error === undefined ? null : <ErrorNotice error={error} />
}
