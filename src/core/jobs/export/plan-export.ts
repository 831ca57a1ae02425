import { isTemporaryName } from '../../phone/temporary-name'
import { parsePlace } from '../../phone/place'
import type { ExportedFile } from '../../data/source'
import type { BackupItem } from '../../format/backup-item'
import { createNameAssigner } from '../../format/host-names'

export interface PlannedExport {
  readonly item: BackupItem | ExportedFile
  /** Where it goes below the chosen folder, `/` between names that every host can hold. */
  readonly file: string
}

/**
 * Decides where everything goes: each item under its own name and folders, without the folders that all of them have in
 * common. Pure.
 */
export function planExport(items: readonly (BackupItem | ExportedFile)[]): readonly PlannedExport[] {
  const { assign } = createNameAssigner()
  const sorted = [...items].sort((a, b) => {
    const [nameA, nameB] = [nameOfExport(a), nameOfExport(b)]
    return nameA < nameB ? -1 : nameA > nameB ? 1 : 0
  })
  const paths = sorted.map(item => ({ item, segments: segmentsOf(item) }))
  const common = commonFolders(paths.map(({ segments }) => segments))
  return paths.map(({ item, segments }) => ({ item, file: assign(segments.slice(common)) }))
}

/** What people know it by. */
export function nameOfExport(item: BackupItem | ExportedFile): string {
  return 'path' in item ? item.path : item.place
}

/** The folders of the storage and the name; else the place that it tells, or whatever names its path has. */
function segmentsOf(item: BackupItem | ExportedFile): readonly string[] {
  const place = 'path' in item && item.source === undefined ? parsePlace(item.path) : null
  if (!place)
    return (item.place ?? nameOfExport(item))
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
