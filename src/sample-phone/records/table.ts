import type { Columns } from './sql/compile-expression'
import type { Row } from './sql/expressions'
import { withAffinity, type Affinity, type SqlValue } from './sql/sql-value'

/** The columns of a table in their order, each with its affinity and what it has where nothing is said. */
export type TableColumns = Readonly<Record<string, readonly [affinity: Affinity, initial?: SqlValue]>>

/** One table of a provider's database, in memory. Its key is `_id`, counted like AUTOINCREMENT. */
export interface Table {
  readonly columns: Columns
  /** By ascending `_id`. */
  readonly rows: () => Iterable<Row>
  readonly size: () => number
  readonly get: (id: number) => Row | undefined
  /** @returns the row's id; undefined, having done nothing, where a column is unknown or the id is taken */
  readonly insert: (values: Row) => number | undefined
  /** False where a column is unknown. */
  readonly update: (id: number, values: Row) => boolean
  readonly remove: (id: number) => void
  /** Empties it; ids go on, as those of SQLite's AUTOINCREMENT do. */
  readonly clear: () => void
}

export function createTable(definition: TableColumns): Table {
  const columns: Columns = new Map(Object.entries(definition).map(([name, [affinity]]) => [name, affinity]))
  const initial = Object.fromEntries(
    Object.entries(definition).map(([name, [, value = null]]) => [name, value]),
  )
  const rows = new Map<number, Row>()
  let lastId = 0
  let ordered = true

  const known = (values: Row): boolean => Object.keys(values).every(name => columns.has(name.toLowerCase()))
  const converted = (values: Row): Row =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const column = name.toLowerCase()
        return [column, withAffinity(value, columns.get(column) ?? 'none')]
      }),
    )
  const sortRows = (): void => {
    const sorted = [...rows].sort(([left], [right]) => left - right)
    rows.clear()
    for (const [id, row] of sorted) rows.set(id, row)
    ordered = true
  }

  return {
    columns,
    rows: () => {
      if (!ordered) sortRows()
      return rows.values()
    },
    size: () => rows.size,
    get: id => rows.get(id),
    insert: values => {
      if (!known(values)) return undefined
      const wished = converted(values)
      const id = typeof wished['_id'] === 'number' ? wished['_id'] : lastId + 1
      if (rows.has(id)) return undefined
      if (id < lastId) ordered = false
      lastId = Math.max(lastId, id)
      rows.set(id, { ...initial, ...wished, _id: id })
      return id
    },
    update: (id, values) => {
      const row = rows.get(id)
      if (row === undefined || !known(values)) return false
      rows.set(id, { ...row, ...converted(values), _id: id })
      return true
    },
    remove: id => void rows.delete(id),
    clear: () => rows.clear(),
  }
}
