import type { GridRow } from './grid-rows'

/** The index of the row that shows an item; -1 when none does. */
export function findRow(rows: readonly GridRow[], item: number): number {
  let low = 0
  let high = rows.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row === undefined) return -1
    if (item < row.start) high = middle - 1
    else if (item >= row.end || row.kind === 'section') low = middle + 1
    else return middle
  }
  return -1
}

/** The index of the heading that a row stands under; -1 when there is no such row. */
export function sectionRowAt(rows: readonly GridRow[], rowIndex: number): number {
  const index = Math.min(rowIndex, rows.length - 1)
  const row = rows[index]
  if (row === undefined) return -1
  return row.kind === 'section' ? index : row.heading
}
