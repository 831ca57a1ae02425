import type { ReadyPhone } from '../../shared/model/device'
import type { LibraryBackup } from '../../shared/model/library'
import type { LastBackup } from '../../shared/model/output'
import { newestBackups, placeOf } from '../lib/newest-backups'
import { isBackedUp, useJobs } from './jobs'
import { useLibrary } from './library'
import { useEarlier } from './use-earlier'
import { useLibraryScan } from './use-library-scan'

interface Newest {
  /** `place`: the folder it is in, where that is not the one that backups go to. */
  readonly last: (LastBackup & { readonly place: string | null }) | null
  readonly interrupted: LibraryBackup | null
}

/**
 * The newest backups of a phone in all folders of the Library; null until something is known. The folder that backups go to
 * answers at once, the others as they are found.
 */
export function useNewestBackups({ serial, details }: ReadyPhone): Newest | null {
  const here = useEarlier(serial)
  const library = useLibrary(({ view }) => view)
  // Of a running backup its own folder looks like that of an interrupted one.
  const running = useJobs(state => isBackedUp(state, details.hardwareSerial))
  useLibraryScan()
  const { last, interrupted } = newestBackups(library, details.hardwareSerial)
  const place = last === null ? null : placeOf(last, library?.folders ?? [])
  const there = last?.finishedAt == null ? null : { ...last, finishedAt: last.finishedAt, place }
  const found = library?.status === 'complete' || there !== null
  if (here === null || (here.last === null && !found)) return null
  const isThere = there !== null && there.finishedAt > (here.last?.finishedAt ?? 0)
  const newest = isThere ? there : here.last && { ...here.last, place: null }
  const isOver = running || (interrupted?.startedAt ?? 0) < (newest?.finishedAt ?? 0)
  return { last: newest, interrupted: isOver ? null : interrupted }
}
