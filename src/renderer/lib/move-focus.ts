import { findRow } from './find-row'
import type { GridRow } from './grid-rows'

const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'] as const
export type FocusKey = (typeof keys)[number]

export function isFocusKey(key: string): key is FocusKey {
  return (keys as readonly string[]).includes(key)
}

/** The item that gets the focus when a key is pressed on another. `pageRows`: rows of items in the window. */
export function moveFocus(
  rows: readonly GridRow[],
  focused: number,
  key: FocusKey,
  pageRows: number,
): number {
  const last = (rows.at(-1)?.end ?? 1) - 1
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, focused - 1)
    case 'ArrowRight':
      return Math.min(last, focused + 1)
    case 'ArrowUp':
      return moveByRows(rows, focused, -1)
    case 'ArrowDown':
      return moveByRows(rows, focused, 1)
    case 'PageUp':
      return moveByRows(rows, focused, -pageRows)
    case 'PageDown':
      return moveByRows(rows, focused, pageRows)
    case 'Home':
      return 0
    case 'End':
      return last
  }
}

function moveByRows(rows: readonly GridRow[], focused: number, distance: number): number {
  const from = findRow(rows, focused)
  const fromRow = rows[from]
  if (fromRow === undefined) return 0
  const step = Math.sign(distance)
  let target = fromRow
  let left = Math.abs(distance)
  for (let index = from + step; left > 0; index += step) {
    const row = rows[index]
    if (row === undefined) break
    if (row.kind === 'section') continue
    target = row
    left--
  }
  return Math.min(target.start + (focused - fromRow.start), target.end - 1)
}
