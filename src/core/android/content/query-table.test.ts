import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkToContent, type Row } from '../../../../test/content-kit'
import { queryTable, type TableQuery } from './query-table'

const query: TableQuery = { uri: 'content://sms', plain: ['date'], text: ['body', 'address'] }

const piece = fc.constantFrom(
  ...[
    '\n',
    ', ',
    ', address=',
    'Row: 1 _id=2, body=',
    '\nRow: 1 _id=2, body=',
    '\nRow: 2 _id=3, address=',
    'NULL',
    'BLOB',
  ],
  ...['\r\n', '🏖️', 'עברית', 'plain', "it's", '\\', ':'],
)
const text = fc.option(fc.array(piece, { maxLength: 4 }).map(parts => parts.join('')))
const table = fc
  .array(fc.record({ body: text, address: text, date: fc.constantFrom('0', '1700000000000', null) }), {
    maxLength: 6,
  })
  .map(rows => new Map<number, Row>(rows.map((row, at) => [at + 1, row])))

describe('queryTable', () => {
  it.each([
    { name: 'a provider that takes expressions', strict: false },
    { name: 'a provider that takes none', strict: true },
  ])('gives the rows of $name as they are', async ({ strict }) => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, loose) => {
        const phone = linkToContent({ rows, strict })
        const told = await queryTable(phone.link, { ...query, loose }, {})
        expect(told.rows).toEqual([...rows].map(([id, values]) => ({ id, values })))
        expect(told.unclear).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('starts Java on the phone once for the ids and once for each thousand rows', async () => {
    const rows = new Map<number, Row>()
    for (let id = 1; id <= 2500; id++) rows.set(2 * id, { body: `text ${id}`, address: null, date: '5' })
    const loose = linkToContent({ rows, strict: false })
    expect((await queryTable(loose.link, { ...query, loose: true }, {})).rows).toHaveLength(2500)
    expect(loose.starts()).toBe(4)
    const strict = linkToContent({ rows, strict: true })
    expect((await queryTable(strict.link, query, {})).rows).toHaveLength(2500)
    // Ids before and after, three batches, and which addresses are the text NULL.
    expect(strict.starts()).toBe(6)
  })

  it('reports what stays ambiguous after as many single questions as are worth it', async () => {
    const rows = new Map<number, Row>()
    for (let id = 1; id <= 200; id++)
      rows.set(id, { body: `Hi\nRow: ${id} _id=${id + 1}, body=no`, address: null, date: '5' })
    const { link } = linkToContent({ rows, strict: true })
    const told = await queryTable(link, query, {})
    for (const row of told.rows) expect(row.values).toEqual(rows.get(row.id))
    expect(told.rows.length).toBeGreaterThan(50)
    expect(told.unclear).toEqual([...rows.keys()].filter(id => !told.rows.some(row => row.id === id)))
  })

  it('leaves out a row that goes while it is asked for', async () => {
    const rows = new Map<number, Row>()
    for (let id = 1; id <= 5; id++) rows.set(id, { body: `text ${id}`, address: '5', date: '5' })
    const phone = linkToContent({
      rows,
      strict: true,
      before: start => void (start === 3 && rows.delete(2)),
    })
    const told = await queryTable(phone.link, query, {})
    expect(told.rows).toEqual([...rows].map(([id, values]) => ({ id, values })))
    expect(told.unclear).toEqual([])
  })

  it('tells a refusal, which ends with exit code 0', async () => {
    const failure = `Error while accessing provider:call_log\njava.lang.SecurityException: Permission Denial: opening provider\n\tat android.os\n`
    const { link } = linkToContent({ rows: new Map(), strict: true, failure })
    await expect(queryTable(link, query, {})).rejects.toMatchObject({
      kind: 'refused',
      refusal: 'denied',
      message: 'java.lang.SecurityException: Permission Denial: opening provider',
    })
  })
})
