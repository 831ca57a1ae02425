import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/core/records/message'
import type { MessageRecord } from '../../src/sample-phone/records/read-records'
import { isMultimedia, openMessages, readAll, visibleRows } from '../messages-kit'
import { usePhone } from '../phone-fixture'

/** What must be equal of a text message, whoever tells it. */
const smsOf = ({ row }: MessageRecord) => ({
  id: row['_id'],
  thread: row['thread_id'],
  date: row['date'],
  box: row['type'],
  address: row['address'],
  body: row['body'],
  subject: row['subject'],
  sent: row['date_sent'],
})

const told = (message: Message) => {
  if (message.kind !== 'sms') throw new Error('No text message')
  const { id, thread, date, box } = message.header
  const { address, body, fields } = message
  return {
    id,
    thread,
    date,
    box,
    address,
    body,
    subject: fields['subject'],
    sent: Number(fields['date_sent']),
  }
}

for (const android of ['11', '15']) {
  describe(`the messages of Android ${android}`, () => {
    const fixture = usePhone({ android, messages: 240, multimedia: 24, contacts: 0, calls: 0 })

    it('are read byte for byte, hostile ones and those of 100 kB included', async () => {
      const { records, unclear } = await readAll(await openMessages(fixture()))
      expect(unclear).toEqual([])
      const sms = records.filter(({ kind }) => kind === 'sms').map(told)
      expect(sms).toEqual(visibleRows(fixture(), 'sms').map(smsOf))
      expect(sms.some(({ body }) => Buffer.byteLength(body ?? '') >= 100_000)).toBe(true)
      expect(sms.filter(({ body }) => body === 'NULL').length).toBeGreaterThan(0)
      expect(sms.filter(({ body }) => body === null).length).toBeGreaterThan(0)
    })

    it('are read with their parts and the others in their conversation', async () => {
      const { records } = await readAll(await openMessages(fixture()))
      const mms = records.filter(isMultimedia)
      const rows = visibleRows(fixture(), 'mms')
      expect(mms.map(({ header }) => [header.id, header.date])).toEqual(
        rows.map(({ row }) => [row['_id'], Number(row['date']) * 1000]),
      )
      for (const [at, message] of mms.entries()) {
        const record = rows[at]
        if (record?.kind !== 'mms') throw new Error('No such row')
        expect(message.fields).toMatchObject({ sub: record.row['sub'], m_id: record.row['m_id'] })
        const parts = record.parts.toSorted((a, b) => Number(a['seq']) - Number(b['seq']))
        expect(message.parts.map(part => [part.contentType, part.text, part.fields['cl']])).toEqual(
          parts.map(row => [row['ct'], row['text'], row['cl']]),
        )
        const from = (addresses: readonly { address?: unknown; type?: unknown }[]) =>
          addresses.find(({ type }) => type === 137)?.address
        expect(from(message.addresses)).toBe(from(record.addresses))
      }
    })

    it('have files whose bytes are streamed', async () => {
      const store = await openMessages(fixture())
      const { headers } = await store.list()
      const files = await store.parts(headers)
      const { records } = await readAll(store)
      const ofMessages = records.filter(isMultimedia).flatMap(({ parts }) => parts)
      const known = ofMessages.filter(({ version }) => version !== null)
      expect(new Set(files.map(({ part }) => JSON.stringify(part)))).toEqual(
        new Set(known.map(part => JSON.stringify(part))),
      )
      expect(new Set(known.map(({ version }) => version)).size).toBe(known.length)
      const [first] = files
      if (!first) throw new Error('No file')
      const pieces: Buffer[] = []
      await store.readPart(first.part, piece => Promise.resolve(void pieces.push(piece)))
      const { adb, phone } = fixture()
      const command = `content read --uri content://mms/part/${first.part.id} | sha256sum`
      const { stdout } = await adb.adb('-s', phone.serial, 'shell', command)
      expect(Buffer.concat(pieces).readUInt16BE(0)).toBe(0xffd8)
      expect(createHash('sha256').update(Buffer.concat(pieces)).digest('hex')).toBe(stdout.slice(0, 64))
    })

    it('are counted, and can be asked for', async () => {
      const store = await openMessages(fixture())
      const { headers, threads } = await store.list()
      expect(await store.access()).toEqual({ count: headers.length, whyNotRead: null, whyNotWrite: null })
      const known = new Set(threads.map(({ id }) => id))
      expect(headers.every(({ thread }) => known.has(thread))).toBe(true)
      expect(threads.some(({ addresses }) => addresses.length === 3)).toBe(true)
    })
  })
}

describe('messages that go while they are read', () => {
  const fixture = usePhone({ messages: 60, multimedia: 10, contacts: 0, calls: 0 })

  it('are left out, also where their id has another message', async () => {
    const store = await openMessages(fixture())
    const { headers } = await store.list()
    const [, second] = headers
    if (!second) throw new Error('No message')
    const { adb, phone } = fixture()
    const shell = (line: string) => adb.adb('-s', phone.serial, 'shell', line)
    await shell('cmd appops set com.android.shell WRITE_SMS allow')
    await shell(`content delete --uri content://sms/${second.id}`)
    const changed = headers.map(header => (header === headers[2] ? { ...header, date: 5 } : header))
    const read = []
    for await (const { records, unclear } of store.read(changed)) read.push(...records, ...unclear)
    expect(read).toHaveLength(headers.length - 2)
  })

  it('a part that is gone is refused, and not taken for an empty one', async () => {
    const store = await openMessages(fixture())
    const nothing = () => Promise.reject(new Error('No byte was expected'))
    const part = { id: 99_999, contentType: 'image/jpeg', text: null, version: 'v', fields: {} }
    await expect(store.readPart(part, nothing)).rejects.toMatchObject({ kind: 'refused', refusal: 'missing' })
  })
})

describe('many messages', () => {
  const fixture = usePhone({ messages: 6000, multimedia: 60, contacts: 0, calls: 0 })

  it('cost a Java start for every five hundred rows or more, but for what groups have sent', async () => {
    const store = await openMessages(fixture())
    const { headers } = await store.list()
    const one = headers.filter(({ kind }, at) => kind !== headers[at - 1]?.kind)
    // What the tables have is asked for once.
    for await (const batch of store.read(one)) expect(batch.records).toHaveLength(2)
    const before = fixture().phone.javaStarts()
    let rows = 0
    let asked = 0
    for await (const { records } of store.read(headers))
      for (const record of records) {
        rows += record.kind === 'sms' ? 1 : 1 + record.parts.length
        if (isMultimedia(record) && record.header.box === 1 && record.addresses.length > 1) asked += 1
      }
    expect(rows / (fixture().phone.javaStarts() - before - asked)).toBeGreaterThan(500)
  })
})

describe('a phone that keeps its messages to itself', () => {
  const fixture = usePhone({ android: '9', messages: 5, contacts: 0, calls: 0 })

  it('says why', async () => {
    const store = await openMessages(fixture())
    expect(await store.access()).toEqual({
      count: null,
      whyNotRead: 'android-version',
      whyNotWrite: 'android-version',
    })
    await expect(store.list()).rejects.toMatchObject({ kind: 'refused', refusal: 'denied' })
    fixture().phone.setFaults({ noSmsProvider: true })
    expect(await store.access()).toMatchObject({ whyNotRead: 'no-app' })
    fixture().phone.setFaults({})
  })
})
