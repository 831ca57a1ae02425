import type { Tally } from '../../../shared/model/catalog'
import { categories, perCategory, type Category } from '../../../shared/model/category'
import type { PhoneFile } from './phone-file'
import type { ScanEvent } from './scan-storage'

/** What has been found on one phone so far. A file's place in `files` is its id. */
export interface Catalog {
  readonly files: readonly PhoneFile[]
  readonly add: (event: ScanEvent) => void
  tallies(): Readonly<Record<Category, Tally>>
  leftOut(): Tally
  readonly closed: readonly string[]
  readonly unreadable: readonly string[]
  readonly unsafeNames: readonly string[]
}

export function createCatalog(): Catalog {
  const files: PhoneFile[] = []
  const closed: string[] = []
  const unreadable: string[] = []
  const unsafeNames: string[] = []
  const counts = new Map(categories.map(category => [category, { count: 0, bytes: 0 }]))
  const leftOut = { count: 0, bytes: 0 }
  return {
    files,
    closed,
    unreadable,
    unsafeNames,
    tallies: () => perCategory(category => ({ count: 0, bytes: 0, ...counts.get(category) })),
    leftOut: () => ({ ...leftOut }),
    add: event => {
      switch (event.kind) {
        case 'file':
          files.push(event.file)
          return count(counts.get(event.file.category), event.file.bytes)
        case 'left-out':
          return count(leftOut, event.bytes)
        case 'closed':
          closed.push(event.path)
          return
        case 'unreadable':
          unreadable.push(event.path)
          return
        case 'unsafe-name':
          unsafeNames.push(event.path)
      }
    },
  }
}

function count(tally: { count: number; bytes: number } | undefined, bytes: number): void {
  if (!tally) return
  tally.count += 1
  tally.bytes += bytes
}
