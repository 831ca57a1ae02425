import { describe, expect, it } from 'vitest'
import { escaped, quoted, shellKinds, useRecordPhone } from './record-phone'
import { hostileTexts, longText } from './sample/texts'
import type { Row } from './sql/expressions'

const silence = { stdout: '', stderr: '', code: 0 }
const empty = { contacts: 0, messages: 0, calls: 0 } as const

describe.each(shellKinds)('writes, with the %s shell', kind => {
  const { start, shell } = useRecordPhone(kind)
  const insert = (uri: string, values: Readonly<Record<string, string>>): ReturnType<typeof shell> =>
    shell(
      [
        `content insert --uri ${uri}`,
        ...Object.entries(values).map(([name, value]) => `--bind ${quoted(`${name}:${value}`)}`),
      ].join(' '),
    )
  const open = (): ReturnType<typeof shell> => shell('cmd appops set com.android.shell WRITE_SMS allow')

  it('of messages do nothing in silence before the app-op is opened', async () => {
    const { records } = await start(empty)
    expect(await shell('cmd appops get com.android.shell WRITE_SMS')).toEqual({
      stdout: 'No operations.\nDefault mode: ignore\n',
      stderr: '',
      code: 0,
    })
    expect(await insert('content://sms', { address: 's:+447700900001', body: 's:one' })).toEqual(silence)
    expect(records.messages()).toEqual([])
    expect((await shell('content write --uri content://mms/part/1 </dev/null')).stderr).toContain(
      'FileNotFoundException: App op not allowed',
    )
    await open()
    expect(await insert('content://sms', { address: 's:+447700900001', body: 's:one' })).toEqual(silence)
    expect(
      await insert('content://sms/sent', {
        address: 's:07700 900001',
        body: 's:two',
        date: 'l:5',
        sub_id: 'i:-1',
      }),
    ).toEqual(silence)
    const rows = records.messages().map(({ row }) => row)
    expect(rows).toMatchObject([
      { body: 'one', type: 1, read: 0, thread_id: 1, creator: 'com.android.shell' },
      { body: 'two', type: 2, read: 1, thread_id: 1, date: 5, sub_id: -1 },
    ])
    // A column that there is not: an error in the phone's log, and nowhere else.
    expect(await insert('content://sms', { address: 's:1', nope: 's:x' })).toEqual(silence)
    expect(records.messages().length).toBe(2)
    expect(
      await shell(
        "content update --uri content://sms/1 --bind body:s:new; content delete --uri content://sms --where 'type=2'",
      ),
    ).toEqual(silence)
    expect(records.messages().map(({ row }) => row['body'])).toEqual(['new'])
    expect((await shell('cmd appops get com.android.shell WRITE_SMS')).stdout).toMatch(
      /^WRITE_SMS: allow; time=\+.*ms ago; rejectTime=/,
    )
  })

  it('bring any text through', async () => {
    const { records } = await start({ ...empty, android: '15' })
    await open()
    // A command line for the phone has 64 KiB at most on its way through the adb server.
    const texts = [...hostileTexts, longText(55_000)].filter(text => text !== '')
    for (const body of texts)
      await insert('content://sms', { address: 's:+447700900002', body: `s:${escaped(body)}` })
    expect(records.messages().map(({ row }) => row['body'])).toEqual(texts)
  })

  it('of a multimedia message with its addresses, its text and its picture', async () => {
    const { records } = await start(empty)
    await open()
    const thread = await shell(
      "content query --uri 'content://mms-sms/threadID?recipient=%2B447700900001&recipient=%2B447700900002'",
    )
    expect(thread.stdout).toBe('Row: 0 _id=1\n')
    await insert('content://mms', {
      thread_id: 'l:1',
      date: 'l:1700000000',
      m_type: 'i:132',
      sub: 's:A title',
    })
    await insert('content://mms/1/addr', { address: 's:+447700900001', type: 'i:137', charset: 'i:106' })
    await insert('content://mms/1/part', { ct: 's:text/plain', chset: 'i:106', text: 's:Hello' })
    await insert('content://mms/1/part', { ct: 's:image/jpeg', cl: 's:a.jpg' })
    expect(
      await shell("printf 'JPEG\\0\\377bytes' | content write --uri content://mms/part/2").then(
        ({ code }) => code,
      ),
    ).toBe(0)
    const [message] = records.messages()
    expect(message).toMatchObject({
      kind: 'mms',
      row: { thread_id: 1, date: 1_700_000_000, msg_box: 1, sub: 'A title' },
      addresses: [{ address: '+447700900001', type: 137 }],
      parts: [
        { ct: 'text/plain', text: 'Hello', _data: null },
        { ct: 'image/jpeg', _data: expect.stringContaining('_a.jpg') as unknown },
      ],
    })
    expect((await shell('content read --uri content://mms/part/1')).stderr).toContain(
      'FileNotFoundException: Column _data not found.',
    )
    expect((await shell('content read --uri content://mms/part/9')).stderr).toContain(
      'FileNotFoundException: No entry for content://mms/part/9',
    )
    await shell('content delete --uri content://mms/1')
    expect(records.messages()).toEqual([])
  })

  it('of contacts and their details, joined to nothing', async () => {
    const { records } = await start(empty)
    await insert('content://com.android.contacts/raw_contacts', { sourceid: 's:mark', starred: 'i:1' })
    const data = 'content://com.android.contacts/data'
    const on = { raw_contact_id: 'i:1' }
    await insert(data, {
      ...on,
      mimetype: 's:vnd.android.cursor.item/name',
      data2: 's:Ada',
      data3: 's:Sample',
    })
    await insert(data, {
      ...on,
      mimetype: 's:vnd.android.cursor.item/phone_v2',
      data1: 's:+447700900001',
      data2: 'i:2',
    })
    const [contact] = records.contacts()
    expect(contact).toMatchObject({
      contact: { display_name: 'Ada Sample', has_phone_number: 1, starred: 1, lookup: '0imark' },
      rawContact: { account_name: null, version: 3 },
      data: [{ data1: 'Ada Sample' }, { data1: '+447700900001', data2: '2' }],
    })
    expect((await insert(data, { mimetype: 's:x' })).stderr).toContain(
      'java.lang.IllegalArgumentException: raw_contact_id is required',
    )
    expect((await insert(data, on)).stderr).toContain('mimetype is required')
    expect(await insert(data, { raw_contact_id: 'i:9', mimetype: 's:x' })).toEqual(silence)
    expect(
      (await insert('content://com.android.contacts/raw_contacts', { account_name: 's:x' })).stderr,
    ).toContain('Must specify both or neither')
    await shell('content delete --uri content://com.android.contacts/raw_contacts/1')
    expect(records.contacts()).toEqual([])
  })

  it('of calls, and nothing that is a voicemail', async () => {
    const { records } = await start(empty)
    const calls = 'content://call_log/calls'
    expect(
      await insert(calls, {
        number: 's:+447700900001',
        date: 'l:1700000000000',
        duration: 'i:7',
        type: 'i:1',
        new: 'i:0',
      }),
    ).toEqual(silence)
    expect(records.calls()).toMatchObject([
      { number: '+447700900001', date: 1_700_000_000_000, presentation: 1 },
    ] satisfies readonly Row[])
    expect((await insert(calls, { nope: 's:x' })).stderr).toContain("Column 'nope'. Is invalid.")
    expect((await insert(calls, { type: 'i:4' })).stderr).toContain('cannot be used for voicemail record')
    expect(records.calls().length).toBe(1)
  })
})
