import type { ForAnyCategory } from '../../shared/model/category'

/** What the person has picked of one category: ids with their sizes in bytes, so that a total needs no list. */
export type CategoryPick =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'only'; readonly marked: ReadonlyMap<number, number> }
  | { readonly kind: 'except'; readonly marked: ReadonlyMap<number, number> }

export type Picks = ForAnyCategory<CategoryPick>

export type PickState = 'all' | 'some' | 'none'
