import { useEffect } from 'react'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { LibraryView } from '../../../shared/model/library'
import { scanLibrary, useLibrary } from '../../store/library'
import { useAction } from '../../ui/use-action'

interface Scan {
  /** Null until the first answer. */
  readonly view: LibraryView | null
  readonly scanning: boolean
  readonly error: ErrorInfo | null
  readonly again: () => void
}

/** The backups on this computer, looked for anew when a screen that lists them opens. */
export function useScan(): Scan {
  const view = useLibrary(state => state.view)
  const { pending, error, run } = useAction()
  const again = () => run(scanLibrary)
  useEffect(() => {
    again()
    // Once on entry.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return { view, scanning: pending || view?.status === 'scanning', error, again }
}
