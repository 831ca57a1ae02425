import { isTemporaryName } from '../../phone/temporary-name'
import { parsePlace } from '../../phone/place'
import type { BackupItem } from '../../format/backup-item'
import { createNameAssigner } from '../../format/host-names'

export interface PlannedExport {
  readonly item: BackupItem
  /** Where it goes below the chosen folder, `/` between names that every host can hold. */
  readonly file: string
}

/**
 * Decides where everything goes: each item under its own name and folders, without the folders that all of them have in
 * common. Pure.
 */
export function planExport(items: readonly BackupItem[]): readonly PlannedExport[] {
  const { assign } = createNameAssigner()
  const sources = [...items].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const paths = sources.map(item => ({ item, segments: segmentsOf(item) }))
  const common = commonFolders(paths.map(({ segments }) => segments))
  return paths.map(({ item, segments }) => ({ item, file: assign(segments.slice(common)) }))
}

/** The folders of the storage and the name; of a path that is no place on a phone whatever names it has. */
function segmentsOf({ path }: BackupItem): readonly string[] {
  const place = parsePlace(path)
  if (!place)
    return path
      .split('/')
      .filter(name => name !== '')
      .map(notTemporary)
  const segments = place.names.map(notTemporary)
  return place.card === null ? segments : [`SD card ${place.card}`, ...segments]
}

/** What is named like a file on its way would be taken for one that was left. */
function notTemporary(name: string): string {
  return isTemporaryName(name) ? `_${name}` : name
}

/** How many folders all of them begin with. */
function commonFolders([first = [], ...others]: readonly (readonly string[])[]): number {
  let count = Math.max(0, first.length - 1)
  for (const segments of others) {
    let same = 0
    while (same < Math.min(count, segments.length - 1) && segments[same] === first[same]) same += 1
    count = same
  }
  return count
}
