import type { ItemSection } from './arrange-items'

/** A row of the virtual grid: the heading of a section, or the items `start` to `end` (not included). */
export type GridRow =
  | { readonly kind: 'section'; readonly section: ItemSection; readonly start: number; readonly end: number }
  | {
      readonly kind: 'items'
      /** The index of the heading above. */
      readonly heading: number
      readonly start: number
      readonly end: number
    }

/** Splits sections into rows of `columns` items, each section under its heading. */
export function buildGridRows(sections: readonly ItemSection[], columns: number): readonly GridRow[] {
  const rows: GridRow[] = []
  for (const section of sections) {
    const heading = rows.push({ kind: 'section', section, start: section.start, end: section.end }) - 1
    for (let start = section.start; start < section.end; start += columns) {
      rows.push({ kind: 'items', heading, start, end: Math.min(start + columns, section.end) })
    }
  }
  return rows
}
