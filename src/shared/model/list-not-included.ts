import { printable } from '../printable'
import { notIncludedReasons, type FoldersNotIncluded, type NotIncluded } from './backup-report'

const maxNameLength = 100

/** As a backup records what it does not hold. Its words may be those of a newer version. */
export interface RecordedGaps {
  readonly notIncluded: readonly { readonly reason: string; readonly count?: number | undefined }[]
  readonly closedFolders?: readonly string[] | undefined
  /** Their files are counted as `not-selected` as well, for programs that do not know this. */
  readonly foldersLeftOut?:
    | readonly { readonly path: string; readonly count: number; readonly waiting?: true | undefined }[]
    | undefined
}

/** All that a backup does not hold, in the order in which it is told: folders first, for only these have names. */
export function listNotIncluded(gaps: RecordedGaps): readonly NotIncluded[] {
  const { closedFolders = [], foldersLeftOut = [] } = gaps
  const pathsOf = (waiting: boolean) =>
    foldersLeftOut.filter(folder => (folder.waiting === true) === waiting).map(({ path }) => path)
  return [
    ...named('closed-folders', closedFolders),
    ...named('folders-left-out', pathsOf(false)),
    ...named('new-folders', pathsOf(true)),
    ...others(gaps),
  ]
}

function named(reason: FoldersNotIncluded['reason'], paths: readonly string[]): readonly NotIncluded[] {
  return paths.length === 0 ? [] : [{ reason, count: paths.length, folders: paths.map(printable) }]
}

function others({ notIncluded, foldersLeftOut = [] }: RecordedGaps): readonly NotIncluded[] {
  const inFolders = foldersLeftOut.reduce((sum, { count }) => sum + count, 0)
  return notIncluded.flatMap(({ reason: name, count }): NotIncluded[] => {
    const left = name === 'not-selected' && count !== undefined ? Math.max(0, count - inFolders) : count
    if (left === 0 && count !== 0) return []
    const counted = left === undefined ? {} : { count: left }
    const reason = notIncludedReasons.find(known => known === name)
    return reason === undefined
      ? [{ reason: 'unknown', name: printable(name).slice(0, maxNameLength), ...counted }]
      : [{ reason, ...counted }]
  })
}
