import { describe, expect, it } from 'vitest'
import { printRow } from './content/print-rows'
import { quoted, shellKinds, useRecordPhone } from './record-phone'

describe.each(shellKinds)('queries, with the %s shell', kind => {
  const { start, shell } = useRecordPhone(kind)
  const query = (uri: string, ...more: readonly string[]): ReturnType<typeof shell> =>
    shell(['content query --uri', quoted(uri), ...more].join(' '))
  const failure = (provider: string, exception: string): object => ({
    stdout: '',
    stderr: expect.stringMatching(
      new RegExp(`^Error while accessing provider:${provider}\\n${exception}.*\\n(?:\\tat .*\\n)+$`),
    ) as string,
    code: 0,
  })

  it('print contacts, messages and calls without escapes', async () => {
    const phone = await start()
    const contacts = phone.records.contacts().map(({ contact }) => contact)
    const names = await query('content://com.android.contacts/contacts', '--projection _id:display_name')
    expect(names).toEqual({
      stdout: contacts
        .map((row, at) =>
          printRow(at, ['_id', 'display_name'], [row['_id'] ?? null, row['display_name'] ?? null]),
        )
        .join(''),
      stderr: '',
      code: 0,
    })
    const visible = phone.records
      .messages()
      .filter(({ kind: one, row }) => one === 'sms' && [1, 2].includes(Number(row['type'])))
    const bodies = await query('content://sms', '--projection _id:body', '--sort "_id ASC"')
    expect(bodies.stdout).toBe(
      visible
        .map(({ row }, at) => printRow(at, ['_id', 'body'], [row['_id'] ?? null, row['body'] ?? null]))
        .join(''),
    )
    const calls = phone.records.calls().filter(({ type }) => type !== 4)
    const numbers = await query('content://call_log/calls', '--projection _id:number:name')
    expect(numbers.stdout).toBe(
      calls
        .map((row, at) =>
          printRow(
            at,
            ['_id', 'number', 'name'],
            ['_id', 'number', 'name'].map(name => row[name] ?? null),
          ),
        )
        .join(''),
    )
  })

  it('give expressions where the provider is not strict, and refuse them where it is', async () => {
    await start()
    const hex = await query('content://sms', "--projection '_id:hex(body)' --where '_id=12'")
    const [, body = ''] = /^Row: 0 _id=12, hex\(body\)=([0-9A-F]+)\n$/.exec(hex.stdout) ?? []
    expect(Buffer.from(body, 'hex').toString()).toBe(
      'Row: 7 _id=8, address=+15550100, date=1, body=not a row',
    )
    expect((await query('content://mms/part', "--projection 'count(*)'")).stdout).toMatch(
      /^Row: 0 count\(\*\)=\d+\n$/,
    )
    const illegal = 'java.lang.IllegalArgumentException: Invalid column hex\\('
    expect(await query('content://call_log/calls', "--projection 'hex(name)'")).toEqual(
      failure('call_log', illegal),
    )
    expect(await query('content://com.android.contacts/data', "--projection 'hex(data1)'")).toEqual(
      failure('com.android.contacts', illegal),
    )
    // With a name too: setStrict lets none through (SQLiteQueryBuilder, computeSingleProjection).
    const photos = "--projection '_id:hex(data15) AS x' --where \"mimetype='vnd.android.cursor.item/photo'\""
    expect(await query('content://com.android.contacts/data', photos)).toEqual(
      failure('com.android.contacts', 'java.lang.IllegalArgumentException: Invalid column hex\\('),
    )
    expect(await query('content://call_log/calls', "--sort '_id LIMIT 2'")).toEqual(
      failure('call_log', 'java.lang.IllegalArgumentException: Invalid token LIMIT'),
    )
  })

  it('tell what went wrong with exit code 0, or that there is nothing', async () => {
    await start()
    const nothing = { stdout: 'No result found.\n', stderr: '', code: 0 }
    expect(await query('content://sms', "--where '_id=0'")).toEqual(nothing)
    expect(await query('content://sms/nowhere')).toEqual(nothing)
    expect(await query('content://sms', "--where '_id IN (SELECT 1)'")).toEqual(nothing)
    // MmsProvider keeps what SQLite says to itself.
    expect(await query('content://mms', "--where 'nope=1'")).toEqual(nothing)
    expect(await query('content://sms', "--where 'nope=1'")).toEqual(
      failure(
        'sms',
        'android.database.sqlite.SQLiteException: no such column: nope \\(code 1 SQLITE_ERROR\\): , while compiling: SELECT ',
      ),
    )
    expect(await query('content://nope')).toEqual(
      failure('nope', 'java.lang.IllegalStateException: Could not find provider: nope'),
    )
    const misused = await shell('content query')
    expect([misused.stdout.startsWith('usage: adb shell content'), misused.code]).toEqual([true, 0])
    expect(misused.stdout).toMatch(
      /\n\[ERROR\] Content provider URI not specified\. Did you specify --uri argument\?\n$/,
    )
  })

  it('show of messages only what came and went, MMS in seconds', async () => {
    const phone = await start()
    const types = await query('content://sms', "--projection 'type' --where 'type NOT IN (1, 2)'")
    expect(types.stdout).toBe('No result found.\n')
    expect(phone.records.messages().some(({ row }) => row['type'] === 3)).toBe(true)
    const [first] = phone.records.messages().filter(message => message.kind === 'mms')
    const id = Number(first?.row['_id'])
    const dates = await query(`content://mms/${id}`, '--projection date')
    expect(dates.stdout).toBe(`Row: 0 date=${Number(first?.row['date'])}\n`)
    expect(dates.stdout).toMatch(/=1[67]\d{8}\n/)
    const addresses = await query(`content://mms/${id}/addr`, '--projection address:type')
    expect(addresses.stdout.match(/^Row: /gm)?.length).toBe(first?.addresses.length)
    const thread = Number(first?.row['thread_id'])
    const { stdout } = await query(
      'content://mms-sms/conversations?simple=true',
      `--projection recipient_ids --where _id=${thread}`,
    )
    const [, ids = ''] = /recipient_ids=([\d ]+)\n/.exec(stdout) ?? []
    const canonical = await query(
      'content://mms-sms/canonical-addresses',
      `--where "_id IN (${ids.replaceAll(' ', ',')})"`,
    )
    expect(canonical.stdout.match(/^Row: \d+ _id=\d+, address=\+44/gm)?.length).toBe(ids.split(' ').length)
  })

  it.each([
    ['8', ['contacts']],
    ['9', ['contacts']],
    ['10', ['contacts', 'sms', 'mms']],
    ['12', ['contacts', 'sms', 'mms']],
    ['13', ['contacts', 'sms', 'mms', 'calls']],
    ['16', ['contacts', 'sms', 'mms', 'calls']],
  ])('on Android %s may read %j', async (android, allowed) => {
    await start({ android })
    const uris = {
      contacts: 'content://com.android.contacts/contacts',
      sms: 'content://sms',
      mms: 'content://mms',
      calls: 'content://call_log/calls',
    }
    for (const [name, uri] of Object.entries(uris)) {
      const answer = await query(uri, "--projection _id --where '_id<3'")
      expect([name, answer.stdout.startsWith('Row: 0 _id=')]).toEqual([name, allowed.includes(name)])
      if (!allowed.includes(name))
        expect(answer.stderr).toMatch(
          /java\.lang\.SecurityException: Permission Denial: opening provider com\.android\.providers\.\S+ from \(null\) \(pid=\d+, uid=2000\) requires android\.permission\.READ_/,
        )
    }
    const dump = await shell('dumpsys package com.android.shell')
    expect(/READ_SMS: granted=true/.test(dump.stdout)).toBe(allowed.includes('sms'))
    expect(/READ_CALL_LOG: granted=true/.test(dump.stdout)).toBe(allowed.includes('calls'))
  })

  it('can be made on a phone without records', async () => {
    await start({ contacts: 0, messages: 0, calls: 0 })
    for (const uri of [
      'content://com.android.contacts/contacts',
      'content://sms',
      'content://mms',
      'content://call_log/calls',
    ])
      expect((await query(uri)).stdout).toBe('No result found.\n')
  })

  it('answer several at a time, in full', async () => {
    const phone = await start()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => query('content://sms', '--projection _id:body')),
    )
    expect(new Set(answers.map(({ stdout }) => stdout)).size).toBe(1)
    expect(answers[0]?.stdout.length).toBeGreaterThan(300_000)
    expect(phone.javaStarts()).toBe(5)
    expect((await shell('ls -A /data/local/tmp')).stdout).toBe('')
  })
})
