/** A value of SQLite. Booleans are numbers there. */
export type SqlValue = string | number | Buffer | null

/** Column affinity (sqlite.org/datatype3.html); `none` for expressions and blobs. */
export type Affinity = 'integer' | 'text' | 'none'

const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** What a column of that affinity keeps of a value. */
export function withAffinity(value: SqlValue, affinity: Affinity): SqlValue {
  if (affinity === 'text' && typeof value === 'number') return String(value)
  if (affinity === 'integer' && typeof value === 'string' && numeric.test(value)) return Number(value)
  return value
}

/** As SQLite reads a number at the beginning of a text; 0 where there is none. */
export function toNumber(value: SqlValue): number {
  if (typeof value === 'number') return value
  if (value === null) return 0
  const [text = ''] = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(value.toString()) ?? []
  return text === '' ? 0 : Number(text)
}

export const toText = (value: SqlValue): string => (value === null ? '' : value.toString())

/** NULL and zero are false. */
export const isTrue = (value: SqlValue): boolean => value !== null && toNumber(value) !== 0

const rank = (value: SqlValue): number =>
  value === null ? 0 : typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3

/** SQLite's order of values: NULL, numbers, texts by their bytes, blobs. */
export function compareValues(left: SqlValue, right: SqlValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  // The fast way for equal texts and for ASCII; code units differ from bytes in order where surrogates are concerned.
  if (typeof left === 'string' && typeof right === 'string')
    return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right))
  if (rank(left) !== rank(right)) return rank(left) - rank(right)
  return Buffer.isBuffer(left) && Buffer.isBuffer(right) ? Buffer.compare(left, right) : 0
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, sign => sign.toLowerCase())

/** LIKE: `%` and `_`, and ASCII letters without regard to their case. */
export function isLike(value: string, pattern: string): boolean {
  const source = [...lowerAscii(pattern)].map(sign => {
    if (sign === '%') return '[^]*'
    return sign === '_' ? '[^]' : sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  })
  return new RegExp(`^${source.join('')}$`, 'u').test(lowerAscii(value))
}

/** CAST: to a type by the word for it, in capitals. */
export function castTo(type: string, value: SqlValue): SqlValue {
  if (value === null) return null
  if (type === 'BLOB') return Buffer.isBuffer(value) ? value : Buffer.from(value.toString())
  if (type === 'TEXT') return toText(value)
  return type.startsWith('INT') ? Math.trunc(toNumber(value)) : toNumber(value)
}
