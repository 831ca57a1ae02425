import { useEffect } from 'react'
import { scanLibrary, useLibrary } from './library'

/** Looks for backups once; main tells of all that changes from then on. Where it gives no answer, nothing is known. */
export function useLibraryScan(): void {
  useEffect(() => {
    if (useLibrary.getState().view === null) void scanLibrary().catch(() => undefined)
  }, [])
}
