/** A row of the virtual grid: the heading of a month, or the items `start` to `end` (not included). */
export type GridRow =
  | {
      readonly kind: 'month'
      readonly monthStart: number | null
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'items'; readonly start: number; readonly end: number }

interface Dated {
  readonly modifiedAt: number
}

/**
 * Splits items, newest first, into months (local time) and months into rows of `columns`.
 * `monthStart` is the first millisecond of the month; null for items whose date the phone does not know.
 */
export function buildGridRows(items: readonly Dated[], columns: number): readonly GridRow[] {
  const rows: GridRow[] = []
  for (const month of monthRuns(items)) {
    rows.push({ kind: 'month', ...month })
    for (let start = month.start; start < month.end; start += columns) {
      rows.push({ kind: 'items', start, end: Math.min(start + columns, month.end) })
    }
  }
  return rows
}

/** One row an item and no months: the same shape for a plain list. */
export function buildListRows(count: number): readonly GridRow[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'items', start: index, end: index + 1 }))
}

interface MonthRun {
  readonly monthStart: number | null
  readonly start: number
  readonly end: number
}

function monthRuns(items: readonly Dated[]): readonly MonthRun[] {
  const runs: MonthRun[] = []
  let start = 0
  let current: number | null = null
  items.forEach((item, index) => {
    const month = startOfMonth(item.modifiedAt)
    if (index > 0 && month !== current) {
      runs.push({ monthStart: current, start, end: index })
      start = index
    }
    current = month
  })
  if (items.length > 0) runs.push({ monthStart: current, start, end: items.length })
  return runs
}

function startOfMonth(time: number): number | null {
  // Android reports 0 for a file whose time it does not know.
  if (time <= 0) return null
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), 1).getTime()
}
