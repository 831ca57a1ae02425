import { compareValues, isTrue, toNumber, toText, type SqlValue } from './sql-value'

type SqlFunction = (...values: SqlValue[]) => SqlValue

const onText =
  (work: (text: string) => SqlValue): SqlFunction =>
  (value = null) =>
    value === null ? null : work(toText(value))

const bytesOf = (value: SqlValue): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(toText(value)))

/** Texts are counted in characters, not in UTF-16 units. */
const characters = (text: string): readonly string[] => [...text]

const substr: SqlFunction = (value = null, start = null, length) => {
  if (value === null || start === null) return null
  const all = characters(toText(value))
  const from = toNumber(start) > 0 ? toNumber(start) - 1 : Math.max(0, all.length + toNumber(start))
  return all.slice(from, length === undefined ? undefined : from + toNumber(length)).join('')
}

const pick =
  (wanted: (order: number) => boolean): SqlFunction =>
  (...values) =>
    values.includes(null)
      ? null
      : values.reduce((best, value) => (wanted(compareValues(value, best)) ? value : best))

const quote: SqlFunction = (value = null) => {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  return Buffer.isBuffer(value)
    ? `X'${value.toString('hex').toUpperCase()}'`
    : `'${value.replaceAll("'", "''")}'`
}

const typeName = (value: SqlValue): string => {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'real'
  return typeof value === 'string' ? 'text' : 'blob'
}

/** Those of SQLite's functions (sqlite.org/lang_corefunc.html) that somebody might ask a provider for. */
export const sqlFunctions: ReadonlyMap<string, SqlFunction> = new Map<string, SqlFunction>([
  ['hex', (value = null) => bytesOf(value).toString('hex').toUpperCase()],
  [
    'length',
    (value = null) =>
      value === null ? null : Buffer.isBuffer(value) ? value.length : characters(toText(value)).length,
  ],
  ['lower', onText(text => text.replace(/[A-Z]/g, sign => sign.toLowerCase()))],
  ['upper', onText(text => text.replace(/[a-z]/g, sign => sign.toUpperCase()))],
  ['trim', onText(text => text.replace(/^ +| +$/g, ''))],
  ['substr', substr],
  ['coalesce', (...values) => values.find(value => value !== null) ?? null],
  ['ifnull', (value = null, other = null) => value ?? other],
  ['nullif', (value = null, other = null) => (compareValues(value, other) === 0 ? null : value)],
  ['abs', (value = null) => (value === null ? null : Math.abs(toNumber(value)))],
  ['quote', quote],
  ['typeof', (value = null) => typeName(value)],
  [
    'replace',
    (value = null, from = null, to = null) =>
      value === null || from === null || to === null
        ? null
        : toText(value).replaceAll(toText(from), toText(to)),
  ],
  [
    'instr',
    (value = null, part = null) =>
      value === null || part === null ? null : toText(value).indexOf(toText(part)) + 1,
  ],
  ['iif', (test = null, yes = null, no = null) => (isTrue(test) ? yes : no)],
  ['min', pick(order => order < 0)],
  ['max', pick(order => order > 0)],
])

/** What is worked out over all rows. Values that are NULL do not come here; `count(*)` counts rows. */
export const aggregates: ReadonlyMap<string, (values: readonly SqlValue[]) => SqlValue> = new Map([
  ['count', (values: readonly SqlValue[]) => values.length],
  ['sum', (values: readonly SqlValue[]) => (values.length === 0 ? null : total(values))],
  ['total', (values: readonly SqlValue[]) => total(values)],
  ['min', (values: readonly SqlValue[]) => extreme(values, order => order < 0)],
  ['max', (values: readonly SqlValue[]) => extreme(values, order => order > 0)],
])

const total = (values: readonly SqlValue[]): number =>
  values.reduce<number>((sum, value) => sum + toNumber(value), 0)

function extreme(values: readonly SqlValue[], wanted: (order: number) => boolean): SqlValue {
  const [first = null] = values
  return values.reduce((best, value) => (wanted(compareValues(value, best)) ? value : best), first)
}
