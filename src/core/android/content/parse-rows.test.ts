import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNoRows, parseIds, parseRows, parseSingle } from './parse-rows'

/** As QueryCommand of AOSP's cmds/content/…/Content.java prints rows: nothing is escaped. */
function print(
  rows: readonly (readonly [number, ...(string | null)[]])[],
  columns: readonly string[],
): Buffer {
  if (rows.length === 0) return Buffer.from('No result found.\n')
  const lines = rows.map(([id, ...values], row) => {
    const told = columns.map((column, at) => `, ${column}=${values[at] ?? 'NULL'}`)
    return `Row: ${row} _id=${id}${told.join('')}\n`
  })
  return Buffer.from(lines.join(''))
}

const nasty = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    ', ',
    ', date=',
    ', body=',
    'Row: 1 _id=',
    'Row: 7 _id=',
    '\nRow: 1 _id=2, body=',
    'NULL',
    '',
  ],
  ...[
    '\nRow: 2 _id=3, body=',
    '\nRow: 3 _id=4, body=x\n',
    'No result found.\n',
    'BLOB',
    '👩‍👩‍👧 ',
    'שלום',
    '\u202e',
    '=',
    "'",
  ],
)
const body = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 6 })
  .map(parts => parts.join('').toWellFormed())

const table = (columns: number) =>
  fc
    .array(fc.tuple(...Array.from({ length: columns }, () => fc.option(body))), { maxLength: 8 })
    .map(rows => rows.map((values, row) => [row + 1, ...values] as [number, ...(string | null)[]]))

describe('parseRows', () => {
  it.each([{ columns: ['body'] }, { columns: ['body', 'date', 'name'] }])(
    'tells each row of $columns as it was printed, or not at all',
    ({ columns }) => {
      let told = 0
      fc.assert(
        fc.property(table(columns.length), rows => {
          const ids = rows.map(([id]) => id)
          const read = parseRows(print(rows, columns), ids, columns)
          expect(read).toHaveLength(rows.length)
          for (const [row, values] of read.entries()) {
            if (!values) continue
            told += 1
            const [, ...printed] = rows[row] ?? [0]
            expect(values).toEqual(printed.map(value => value ?? 'NULL'))
          }
        }),
        { numRuns: 2000 },
      )
      expect(told).toBeGreaterThan(1000)
    },
  )

  it('tells every row of texts that have no heading in them', () => {
    const text = body.filter(value => !value.includes('Row: '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), texts => {
        const rows = texts.map((value, row) => [5 * row + 2, value] as const)
        const read = parseRows(
          print(rows, ['body']),
          rows.map(([id]) => id),
          ['body'],
        )
        expect(read).toEqual(texts.map(value => [value]))
      }),
    )
  })

  it('leaves out the rows that a false heading makes doubtful, and tells the others', () => {
    const rows = [
      [3, 'before'],
      [4, 'one\nRow: 2 _id=9, body=two'],
      [9, 'nine'],
      [12, 'after\nRow: 9 _id=99, body=x'],
    ] as const
    expect(parseRows(print(rows, ['body']), [3, 4, 9, 12], ['body'])).toEqual([
      ['before'],
      null,
      null,
      ['after\nRow: 9 _id=99, body=x'],
    ])
  })

  it('tells nothing when the rows are others than those that are known', () => {
    const printed = print(
      [
        [1, 'a'],
        [3, 'c'],
      ],
      ['body'],
    )
    expect(parseRows(printed, [1, 2, 3], ['body'])).toEqual([null, null, null])
    expect(parseRows(printed, [1, 2], ['body'])).toEqual([null, null])
    expect(parseRows(Buffer.alloc(0), [1], ['body'])).toEqual([null])
    expect(parseRows(printed.subarray(0, -2), [1, 3], ['body'])).toEqual([null, null])
  })

  it('tells no value that is not UTF-8', () => {
    const printed = Buffer.concat([Buffer.from('Row: 0 _id=1, body='), Buffer.of(0xff, 0x0a)])
    expect(parseRows(printed, [1], ['body'])).toEqual([null])
  })

  it('reads texts of 100 kB, and ten thousand headings in one, without losing time', () => {
    const hostile = 'Row: 1 _id=2, body=\n'.repeat(10_000)
    const rows = Array.from({ length: 100 }, (_, row) => [row + 3, 'x\r\n'.repeat(33_000)] as const)
    const all = [[1, hostile] as const, [2, 'two'] as const, ...rows]
    const read = parseRows(
      print(all, ['body']),
      all.map(([id]) => id),
      ['body'],
    )
    expect(read[50]?.[0]).toHaveLength(99_000)
    expect(read.filter(values => values === null)).toHaveLength(2)
  })
})

describe('parseIds', () => {
  it('reads ids, and nothing else', () => {
    expect(parseIds(Buffer.from('Row: 0 _id=1\nRow: 1 _id=7\n'))).toEqual([1, 7])
    expect(parseIds(Buffer.from('No result found.\n'))).toEqual([])
    for (const output of [
      '',
      'Row: 0 _id=1',
      'Row: 0 _id=7\nRow: 1 _id=1\n',
      'Row: 1 _id=1\n',
      'usage: adb shell',
    ])
      expect(parseIds(Buffer.from(output))).toBeNull()
  })
})

describe('parseSingle', () => {
  it('takes all that is printed as the value', () => {
    fc.assert(
      fc.property(body, value => {
        expect(parseSingle(Buffer.from(`Row: 0 body=${value}\n`), 'body')).toBe(value)
      }),
    )
    expect(parseSingle(Buffer.from('No result found.\n'), 'body')).toBeNull()
    expect(isNoRows(Buffer.from('No result found.\n'))).toBe(true)
  })
})
