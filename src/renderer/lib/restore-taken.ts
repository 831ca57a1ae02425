import type { ContactWay, RestoreCheck } from '../../shared/model/restore'

/** Who puts the contacts on this phone: only one that may have an importer can be given to it. */
export function contactWayOf({ records }: Pick<RestoreCheck, 'records'>, wanted: ContactWay): ContactWay {
  return records.some(({ importer }) => importer) ? wanted : 'phonekeep'
}

/** Whether the phone takes anything of what is selected. */
export function takesAny(check: Pick<RestoreCheck, 'records' | 'volumes'>, contactsBy: ContactWay): boolean {
  const { records, volumes } = check
  const byImporter = contactWayOf(check, contactsBy) === 'importer'
  return (
    volumes.length > 0 ||
    records.some(({ whyNotTaken, importer }) => whyNotTaken === null || (importer && byImporter))
  )
}
