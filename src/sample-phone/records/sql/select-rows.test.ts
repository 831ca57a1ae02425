import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression, type Columns } from './compile-expression'
import { selectRows } from './select-rows'
import type { SqlValue } from './sql-value'

const columns: Columns = new Map([
  ['_id', 'integer'],
  ['date', 'integer'],
  ['body', 'text'],
  ['data', 'none'],
])

const row = { _id: 7, date: 1_700_000_000_000, body: "it's, 12", data: Buffer.from([1, 0xab]) }

const valueOf = (sql: string): SqlValue => compileExpression(sql, columns).of(row)

/** Of what quotes, escapes and separators are made of, and of what takes more than a byte. */
const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    "'",
    '"',
    '\\',
    ':',
    ',',
    '=',
    '\n',
    '%',
    ';',
    '\u0000',
    'ä',
    '€',
    '😀',
    '\u0301',
  ),
})

describe('an expression', () => {
  // Each answer is what SQLite 3.40 gives for the same row.
  it.each<[string, SqlValue]>([
    ['_id=7', 1],
    ["_id='7'", 1],
    ["body=7 OR '7'=_id", 1],
    ['_id>=1 AND _id<=500', 1],
    ['_id IN (1, 2, 7)', 1],
    ['_id NOT IN (1, 2, 7)', 0],
    ['_id IN ()', 0],
    ["body='it''s, 12'", 1],
    ["body!='x' and not (_id<>7)", 1],
    ["body LIKE 'IT%_2'", 1],
    ["body NOT LIKE '%x%'", 1],
    ["'a-b/c.d[e]' LIKE 'A-_/%.D[E]'", 1],
    ["'Ä' LIKE 'ä'", 0],
    ['NULL IS NULL', 1],
    ['body IS NOT NULL', 1],
    ['body NOTNULL', 1],
    ['body ISNULL', 0],
    ['NULL = NULL', null],
    ['NULL OR 1', 1],
    ['NULL AND 0', 0],
    ['_id BETWEEN 7 AND 8', 1],
    ['_id NOT BETWEEN 7 AND 8', 0],
    ['hex(body)', '697427732C203132'],
    ['hex(data)', '01AB'],
    ['length(body)', 8],
    ['length(CAST(body AS BLOB))', 8],
    ["length('ä€😀')", 3],
    ["length(cast('ä€😀' as blob))", 9],
    ["quote(body) || '!'", "'it''s, 12'!"],
    ['CASE WHEN _id=8 THEN 1 WHEN _id=7 THEN 2 ELSE 3 END', 2],
    ['CASE _id WHEN 8 THEN 1 END', null],
    ['-_id + 2 * 3', -1],
    ['7 / 2', 3],
    ['1 = 1.0', 1],
    ["'a' < 'B'", 0],
    ["1 < 'a'", 1],
    ['sms.body IS body', 1],
    ['"body" = body', 1],
    ['"no column"', 'no column'],
    ['coalesce(NULL, _id)', 7],
    ['substr(body, 1, 2) || substr(body, -2)', 'it12'],
    ["instr(body, 's')", 4],
    ['typeof(data)', 'blob'],
    ["x'4142' = CAST('AB' AS BLOB)", 1],
  ])('%s is %j', (sql, expected) => {
    expect(valueOf(sql)).toEqual(expected)
  })

  it.each([
    ['_id=', 'incomplete input'],
    ['_id=7)', 'near ")": syntax error'],
    ['nope=1', 'no such column: nope'],
    ['nope(1)', 'no such function: nope'],
    ['_id=7; DROP TABLE sms', 'near ";": syntax error'],
    ["body='open", 'unrecognized token: "\'open"'],
    ['_id = ?', 'unrecognized token: "?"'],
    ['(SELECT 1)', 'no such column: SELECT'],
  ])('%s is refused: %s', (sql, message) => {
    expect(() => valueOf(sql)).toThrow(message)
  })

  it('finds any text by its literal, and no other', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const test = compileExpression(`body='${text.replaceAll("'", "''")}'`, columns)
        expect(test.of({ body: text })).toBe(1)
        expect(test.of({ body: other })).toBe(text === other ? 1 : 0)
      }),
    )
  })

  it('writes any text as hex', () => {
    fc.assert(
      fc.property(anyText, text => {
        const hex = compileExpression('hex(body)', columns).of({ body: text })
        expect(Buffer.from(String(hex), 'hex').toString()).toBe(text)
      }),
    )
  })
})

describe('a selection', () => {
  const rows = [
    { _id: 1, date: 30, body: 'b', data: null },
    { _id: 2, date: 10, body: null, data: null },
    { _id: 3, date: 20, body: 'a', data: null },
  ]
  const select = (projection: readonly string[] | undefined, where?: string, sort?: string): unknown => {
    const { names, rows: found } = selectRows(rows, columns, { projection, where, sort })
    return [names, ...found]
  }

  it('names columns and expressions as they are written', () => {
    expect(select(['_id', 'hex(body)', 'length(body) AS size'], '_id=1')).toEqual([
      ['_id', 'hex(body)', 'size'],
      [1, '62', 1],
    ])
    expect(select(undefined, '_id=2')).toEqual([
      ['_id', 'date', 'body', 'data'],
      [2, 10, null, null],
    ])
  })

  it.each([
    ['date ASC', [2, 3, 1]],
    ['date DESC', [1, 3, 2]],
    ['body, _id DESC', [2, 3, 1]],
    ['_id ASC LIMIT 2', [1, 2]],
    ['_id ASC LIMIT 2 OFFSET 1', [2, 3]],
    ['coalesce(body, 0) COLLATE NOCASE DESC', [1, 3, 2]],
  ])('sorts by %s', (sort, ids) => {
    expect(select(['_id'], undefined, sort)).toEqual([['_id'], ...ids.map(id => [id])])
  })

  it('counts, also where there is nothing', () => {
    expect(select(['count(*)', 'count(body)', 'max(_id)', 'min(date)', 'sum(date)'])).toEqual([
      ['count(*)', 'count(body)', 'max(_id)', 'min(date)', 'sum(date)'],
      [3, 2, 3, 10, 60],
    ])
    expect(select(['count(*)', 'max(_id)'], '_id>9')).toEqual([
      ['count(*)', 'max(_id)'],
      [0, null],
    ])
  })
})
