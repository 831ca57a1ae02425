import type { ForAnyCategory } from '../../shared/model/category'

/** What the person has selected of one category: ids with their sizes in bytes, so that a total needs no list. */
export type SizedSelection =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'only'; readonly marked: ReadonlyMap<number, number> }
  | { readonly kind: 'except'; readonly marked: ReadonlyMap<number, number> }

export type SizedSelections = ForAnyCategory<SizedSelection>

export type SelectedState = 'all' | 'some' | 'none'
