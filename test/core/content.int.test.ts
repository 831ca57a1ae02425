import { describe, expect, it } from 'vitest'
import { queryTable } from '../../src/core/android/content/query-table'
import { insertRows } from '../../src/core/android/content/insert-rows'
import { usePhone } from '../phone-fixture'

const uri = 'content://sms'
const awkward = [
  'Hi: it\'s \\ "quoted", $HOME `id`\nRow: 1 _id=2, body=x',
  '👩‍👩‍👧 עברית \u202e, date=1, body=',
  'NULL',
  '--where',
  ' \r\n ',
]

describe.each(['9', '11', '15'])('rows of a provider of Android %s', android => {
  const fixture = usePhone({ android, contacts: 20, messages: 1200, multimedia: 0, calls: 0 })

  it.each([{ loose: true }, { loose: false }])('are read as they are ($loose)', async ({ loose }) => {
    const link = await fixture().link()
    if (android === '9') {
      await expect(
        queryTable(link, { uri, plain: ['date'], text: ['body'], loose }, {}),
      ).rejects.toMatchObject({
        refusal: 'denied',
      })
      return
    }
    const before = fixture().phone.javaStarts()
    const { rows, unclear } = await queryTable(
      link,
      { uri, plain: ['date', 'type'], text: ['address', 'body'], loose },
      {},
    )
    expect(unclear).toEqual([])
    // What a caller sees that is not the default app: what came and what was sent.
    const shown = fixture()
      .phone.records.messages()
      .filter(({ kind, row }) => kind === 'sms' && (row['type'] === 1 || row['type'] === 2))
    expect(rows.map(({ id, values }) => [id, values['address'], values['body']])).toEqual(
      shown.map(({ row }) => [row['_id'], row['address'], row['body']]),
    )
    expect(rows.length).toBeGreaterThan(1000)
    expect(fixture().phone.javaStarts() - before).toBeLessThanOrEqual(loose ? 3 : 16)
  })

  it('are inserted as they are, whatever is in them', async () => {
    const link = await fixture().link()
    const values = (note: string) => ({
      raw_contact_id: 1,
      mimetype: 'vnd.android.cursor.item/note',
      data1: note,
    })
    const notes = [...awkward, 'x'.repeat(100_000)]
    const rows = notes.map(note => ({ uri: 'content://com.android.contacts/data', values: values(note) }))
    await expect(insertRows(link, rows, {})).resolves.toEqual(notes.map(() => null))
    const query = { uri: 'content://com.android.contacts/data', plain: [], text: ['data1'] }
    const where = "raw_contact_id=1 AND mimetype='vnd.android.cursor.item/note'"
    const read = (await queryTable(link, { ...query, where }, {})).rows.map(row => row.values['data1'])
    expect(read).toEqual(expect.arrayContaining(notes))
  })

  it('tell what is refused, each by itself', async () => {
    const link = await fixture().link()
    const good = { uri: 'content://com.android.contacts/groups', values: { title: 'Good' } }
    const results = await insertRows(
      link,
      [
        good,
        { uri: 'content://com.android.contacts/nothing', values: { title: 'x' } },
        { uri: 'content://nobody.example/x', values: { title: 'x' } },
        { ...good, values: { title: 'x'.repeat(200_000) } },
        { ...good, values: { title: 'a\0b' } },
      ],
      {},
    )
    expect(results.map(result => result?.refusal ?? null)).toEqual([
      null,
      'missing',
      'missing',
      'other',
      'other',
    ])
  })
})
