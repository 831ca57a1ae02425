import { findBackup, useLibrary } from '../../store/library'
import { useCatalog } from '../../store/use-browse'
import { backupDate } from '../../words/describe-backup'
import { say } from '../../words/say'

/** Of which phone, and by which backup; undefined while that is not known. */
export function useFreeUpLead(): string | undefined {
  const source = useCatalog(state => state.source)
  const view = useLibrary(state => state.view)
  const found = source?.kind === 'free-up' ? findBackup({ view }, source.backupId) : null
  return found === null
    ? undefined
    : say('freeUp.lead', { phone: found.phone.name, date: backupDate(found.backup) })
}
