import { printable } from '../printable'
import { notIncludedReasons, type NotIncluded } from './backup-report'

const maxNameLength = 100

/** All that a backup does not hold, in the order in which it is told: closed folders first, for only these have names. */
export function listNotIncluded(
  recorded: readonly { readonly reason: string; readonly count?: number | undefined }[],
  closedFolders: readonly string[],
): readonly NotIncluded[] {
  const others = recorded.map(({ reason: name, count }): NotIncluded => {
    const counted = count === undefined ? {} : { count }
    const reason = notIncludedReasons.find(known => known === name)
    return reason === undefined
      ? { reason: 'unknown', name: printable(name).slice(0, maxNameLength), ...counted }
      : { reason, ...counted }
  })
  if (closedFolders.length === 0) return others
  const folders = closedFolders.map(printable)
  return [{ reason: 'closed-folders', count: folders.length, folders }, ...others]
}
