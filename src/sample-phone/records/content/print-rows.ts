import type { SqlValue } from '../sql/sql-value'

/**
 * One row as `content query` prints it (AOSP cmds/content, Content.java, QueryCommand): nothing is escaped, so that a value
 * may look like the rest of the row, or like the next one.
 */
export const printRow = (number: number, names: readonly string[], values: readonly SqlValue[]): string =>
  `Row: ${number} ${names.map((name, at) => `${name}=${printValue(values[at] ?? null)}`).join(', ')}\n`

export const noResult = 'No result found.\n'

export function printValue(value: SqlValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : printFloat(value)
  return 'BLOB'
}

/** A text as Java's UTF-8 encoder writes it: half of a surrogate pair is a question mark. */
export const encodeText = (text: string): Buffer =>
  Buffer.from(text.isWellFormed() ? text : text.toWellFormed().replaceAll('\ufffd', '?'))

/** Float.toString of what is left of a double in a float. */
function printFloat(value: number): string {
  const float = Math.fround(value)
  if (Number.isNaN(float)) return 'NaN'
  if (!Number.isFinite(float)) return float > 0 ? 'Infinity' : '-Infinity'
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find(
    count => Math.fround(Number(float.toPrecision(count))) === float,
  )
  const shortest = Number(float.toPrecision(digits ?? 9))
  const size = Math.abs(shortest)
  if (size === 0 || (size >= 1e-3 && size < 1e7))
    return Number.isInteger(shortest) ? `${shortest}.0` : shortest.toString()
  const [mantissa = '', exponent = ''] = shortest.toExponential().split('e')
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`
}
