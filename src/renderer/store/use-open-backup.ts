import { findBackup, useLibrary, type BackupOfPhone } from './library'
import { useCatalog } from './use-browse'

/** The backup that is looked into, as the library knows it. */
export function useOpenBackup(): BackupOfPhone | null {
  const source = useCatalog(state => state.source)
  const view = useLibrary(state => state.view)
  return source?.kind === 'backup' ? findBackup({ view }, source.backupId) : null
}
