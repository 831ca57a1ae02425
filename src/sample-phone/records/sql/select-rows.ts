import { compileExpression, type Columns } from './compile-expression'
import type { Expression, Row } from './expressions'
import { aggregates } from './sql-functions'
import { compareValues, isTrue, type SqlValue } from './sql-value'

export interface Selection {
  /** Columns and expressions; undefined for all columns. */
  readonly projection: readonly string[] | undefined
  readonly where: string | undefined
  readonly sort: string | undefined
}

export interface Result {
  readonly names: readonly string[]
  readonly rows: Iterable<readonly SqlValue[]>
}

/** Runs a SELECT over rows in memory. @throws SqlError where SQLite would not compile it, before any row */
export function selectRows(rows: Iterable<Row>, columns: Columns, selection: Selection): Result {
  const { projection = [...columns.keys()], where, sort } = selection
  const outputs = projection.map(text => readOutput(text, columns))
  const test = where === undefined ? undefined : compileExpression(where, columns)
  const order = readOrder(sort ?? '', columns)
  const names = outputs.map(({ name }) => name)
  const found = filterRows(rows, test)
  if (outputs.some(({ aggregate }) => aggregate !== undefined))
    return { names, rows: [aggregateRow(outputs, [...found])] }
  const sorted = order.terms.length === 0 ? found : [...found].sort(comparerOf(order.terms))
  const limited = order.limit === undefined ? sorted : limitRows(sorted, order.limit, order.offset)
  return { names, rows: project(limited, outputs) }
}

export function* filterRows(rows: Iterable<Row>, test: Expression | undefined): Generator<Row> {
  for (const row of rows) if (test === undefined || isTrue(test.of(row))) yield row
}

function* limitRows(rows: Iterable<Row>, limit: number, offset: number): Generator<Row> {
  let at = 0
  for (const row of rows) {
    if (at >= offset + limit) return
    if (at++ >= offset) yield row
  }
}

function* project(rows: Iterable<Row>, outputs: readonly Output[]): Generator<readonly SqlValue[]> {
  for (const row of rows) yield outputs.map(({ expression }) => expression.of(row))
}

interface Output {
  readonly name: string
  readonly expression: Expression
  readonly aggregate?: (values: readonly SqlValue[]) => SqlValue
}

const aggregateCall = /^\s*([a-z_]+)\s*\((.*)\)\s*$/is

/** A column is named as it is written, as SQLite names it where there is no AS. */
function readOutput(text: string, columns: Columns): Output {
  const [, body = text, alias] = /^(.*?)\s+AS\s+([A-Za-z_][A-Za-z0-9_]*)\s*$/is.exec(text) ?? []
  const name = alias ?? text
  const [, called = '', argument = ''] = aggregateCall.exec(body) ?? []
  const aggregate = aggregates.get(called.toLowerCase())
  if (aggregate === undefined || /,/.test(argument))
    return { name, expression: compileExpression(body, columns) }
  return { name, aggregate, expression: compileExpression(argument.trim() === '*' ? '1' : argument, columns) }
}

const aggregateRow = (outputs: readonly Output[], rows: readonly Row[]): readonly SqlValue[] =>
  outputs.map(({ expression, aggregate }) => {
    const values = rows.map(row => expression.of(row))
    return aggregate === undefined
      ? (values.at(-1) ?? null)
      : aggregate(values.filter(value => value !== null))
  })

interface Order {
  readonly terms: readonly { readonly expression: Expression; readonly sign: 1 | -1 }[]
  readonly limit: number | undefined
  readonly offset: number
}

/** What stands after ORDER BY: Android puts `--sort` there as it is, so a LIMIT may follow. */
function readOrder(sort: string, columns: Columns): Order {
  const [, list = '', limit, offset = '0'] =
    /^(.*?)(?:\s+LIMIT\s+(\d+)(?:\s+OFFSET\s+(\d+))?)?\s*$/is.exec(sort) ?? []
  const terms = list.trim() === '' ? [] : list.split(/,(?![^(]*\))/).map(term => readTerm(term, columns))
  return { terms, limit: limit === undefined ? undefined : Number(limit), offset: Number(offset) }
}

function readTerm(term: string, columns: Columns): Order['terms'][number] {
  const [, body = '', , direction = ''] = /^(.*?)(\s+COLLATE\s+\w+)?(?:\s+(ASC|DESC))?\s*$/is.exec(term) ?? []
  return { expression: compileExpression(body, columns), sign: direction.toUpperCase() === 'DESC' ? -1 : 1 }
}

const comparerOf =
  (terms: Order['terms']) =>
  (left: Row, right: Row): number => {
    for (const { expression, sign } of terms) {
      const order = compareValues(expression.of(left), expression.of(right))
      if (order !== 0) return order * sign
    }
    return 0
  }
