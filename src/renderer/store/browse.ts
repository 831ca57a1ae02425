import { createStore, type StoreApi } from 'zustand'
import type { CatalogItem, CatalogSource, CatalogView } from '../../shared/model/catalog'
import { forAnyCategory, type AnyCategory } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'
import type { SizedSelections } from '../lib/sized-selection'

export interface CatalogState {
  /** What is looked at, or was last; null before the first time. */
  readonly source: CatalogSource | null
  readonly view: CatalogView | null
  /** Why it could not be looked at, when it could not even begin. */
  readonly error: ErrorInfo | null
  /** The items that were asked for, newest first. */
  readonly items: Readonly<Partial<Record<AnyCategory, readonly CatalogItem[]>>>
  /** Items that turned out to be motion photos when their pictures were read. */
  readonly motion: ReadonlySet<number>
  /** Where each view of a category was left, in pixels. */
  readonly scrollOffsets: Readonly<Record<string, number>>
}

export interface SelectionState {
  readonly selections: SizedSelections
}

/** Something that is looked through, and what is selected of it. */
export interface Browse {
  /** What of: the words for it and what its items can do depend on this. */
  readonly of: CatalogSource['kind']
  readonly catalog: StoreApi<CatalogState>
  readonly selection: StoreApi<SelectionState>
}

export const emptyCatalog: CatalogState = {
  source: null,
  view: null,
  error: null,
  items: {},
  motion: new Set(),
  scrollOffsets: {},
}

function createBrowse(of: Browse['of'], all: boolean): Browse {
  return {
    of,
    catalog: createStore<CatalogState>(() => emptyCatalog),
    selection: createStore<SelectionState>(() => ({ selections: selectionOf(all) })),
  }
}

function selectionOf(all: boolean): SizedSelections {
  return forAnyCategory(() => ({ kind: all ? 'all' : 'none' }))
}

/**
 * What a backup is made of. A backup that holds too much is a smaller loss than one that misses something: everything is
 * selected at first.
 */
export const phoneBrowse = createBrowse('phone', true)

/** A backup that is looked into. People restore a few things: nothing is selected at first. */
export const backupBrowse = createBrowse('backup', false)

/** What could be taken off a phone. What is removed that should have stayed is the worst: nothing is selected at first. */
export const freeUpBrowse = createBrowse('free-up', false)

export function selectEverything({ selection }: Browse, on: boolean): void {
  selection.setState({ selections: selectionOf(on) })
}
