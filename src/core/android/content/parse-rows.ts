/**
 * Reads what `content query` prints (AOSP frameworks/base, cmds/content/src/com/android/commands/content/Content.java,
 * QueryCommand): for each row `Row: N col=value, col=value` and a line feed, N counting from 0, or `No result found.`.
 * Nothing is escaped, so a value may look like anything, the beginning of the next row included.
 */

/** Whether the answer is that there is no row; Android 6 and older say "reuslt" at times. */
export function isNoRows(output: Uint8Array): boolean {
  return /^No re(?:su|us)lt found\.\n$/.test(latin1(output.subarray(0, 32)))
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The ids of a query that asks for `_id` alone: no value can be mistaken there.
 * @returns null for anything but rows with ascending ids, each once
 */
export function parseIds(output: Uint8Array): number[] | null {
  if (isNoRows(output)) return []
  const ids: number[] = []
  let last = -Infinity
  const lines = latin1(output).split('\n')
  if (lines.pop() !== '' || lines.length === 0) return null
  for (const [number, line] of lines.entries()) {
    const row = /^Row: (\d{1,10}) _id=(-?\d{1,16})$/.exec(line)
    const id = Number(row?.[2])
    if (Number(row?.[1]) !== number || !(id > last)) return null
    ids.push(id)
    last = id
  }
  return ids
}

interface Heading {
  readonly row: number
  readonly at: number
  /** Where the first value begins. */
  readonly end: number
}

/**
 * Reads the rows of a query for `_id` and then `columns`, of which all ids are known. A row is told only where no other
 * reading of the output is possible: its heading, and that of the next row, can stand in one place alone, and so can the
 * names of its other columns.
 * @param ids of the rows in the order in which they were asked for
 * @param columns at least one, as the phone prints their names
 * @returns for each id its values as they were printed, NULL as `NULL`; null where they are not certain
 */
export function parseRows(
  output: Buffer,
  ids: readonly number[],
  columns: readonly string[],
): (readonly string[] | null)[] {
  const doubtful = () => ids.map(() => null)
  if (ids.length === 0 || output.at(-1) !== 0x0a) return doubtful()
  const headings = findHeadings(output, ids, columns[0] ?? '')
  const first = earliest(headings, ids.length)
  const last = latest(headings, ids.length)
  if (!first || !last) return doubtful()
  const certain = ids.map((_, row) => first[row] === last[row])
  return ids.map((_, row) => {
    const heading = first[row]
    if (!heading || certain[row] === false || certain[row + 1] === false) return null
    // The line feed that ends it belongs to no value.
    const end = first[row + 1]?.at ?? output.length
    return splitValues(output.subarray(heading.end, end - 1), columns)
  })
}

const lineFeed = 0x0a
const rowMark = Buffer.from('Row: ')
/** Of the digits in a heading. */
const maxHeadingDigits = 40

/** Every place where a row that is expected may begin. */
function findHeadings(output: Buffer, ids: readonly number[], column: string): Heading[] {
  const headings: Heading[] = []
  for (let at = output.indexOf(rowMark); at !== -1; at = output.indexOf(rowMark, at + 1)) {
    if (at > 0 && output[at - 1] !== lineFeed) continue
    const told = /^Row: (\d{1,10}) /.exec(output.toString('latin1', at, at + maxHeadingDigits))?.[1]
    const row = Number(told)
    const id = ids[row]
    // The first one has its place, and no other can have it.
    if (told === undefined || id === undefined || (row === 0) !== (at === 0)) continue
    const expected = Buffer.from(`Row: ${row} _id=${id}, ${column}=`)
    if (output.subarray(at, at + expected.length).equals(expected))
      headings.push({ row, at, end: at + expected.length })
  }
  return headings
}

/** The reading in which each row begins as early as it can; null when there is none. */
function earliest(headings: readonly Heading[], rows: number): Heading[] | null {
  const found: Heading[] = []
  for (const heading of headings) if (heading.row === found.length) found.push(heading)
  return found.length === rows ? found : null
}

/** The reading in which each row begins as late as it can; null when there is none. */
function latest(headings: readonly Heading[], rows: number): Heading[] | null {
  const found: Heading[] = []
  for (const heading of headings.toReversed())
    if (heading.row === rows - 1 - found.length) found.push(heading)
  return found.length === rows ? found.reverse() : null
}

/** Null where a value is not UTF-8, or could hold the name of another column. */
function splitValues(bytes: Buffer, columns: readonly string[]): readonly string[] | null {
  const values: string[] = []
  let begin = 0
  for (const column of columns.slice(1)) {
    const mark = `, ${column}=`
    const at = bytes.indexOf(mark)
    if (at < begin || at !== bytes.lastIndexOf(mark)) return null
    values.push(decode(bytes.subarray(begin, at)))
    begin = at + Buffer.byteLength(mark)
  }
  values.push(decode(bytes.subarray(begin)))
  return values.every(value => value !== undecodable) ? values : null
}

/** No text has it alone. */
const undecodable = '\ud800'

function decode(bytes: Buffer): string {
  try {
    return strict.decode(bytes)
  } catch {
    return undecodable
  }
}

/**
 * The value of a query for one column of one row: all of what was printed is its value.
 * @returns null when it is something else
 */
export function parseSingle(output: Buffer, column: string): string | null {
  const heading = Buffer.from(`Row: 0 ${column}=`)
  if (!output.subarray(0, heading.length).equals(heading) || output.at(-1) !== lineFeed) return null
  const value = decode(output.subarray(heading.length, -1))
  return value === undecodable ? null : value
}
