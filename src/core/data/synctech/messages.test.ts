import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Message, MessageFields, MessagePart } from '../../records/message'
import { mmsFields, ownOfMms, ownOfPart, ownOfSms, partFields, smsFields } from './message-fields'
import { readMessages } from './read-messages'
import type { SavedMessage } from './saved-message'
import { writeMessages } from './write-messages'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units)),
  fc.constantFrom(
    'null',
    '',
    '\0',
    '\ufffe\uffff',
    '\ud83d',
    'a\r\n\tb',
    '&#55357;&#56832;',
    '~',
    'a~b',
    '"<>',
  ),
)
const anyValue = fc.option(anyText)

/** Those that are always there, and some others. */
function anyFields(fixed: readonly string[], own: ReadonlySet<string>): fc.Arbitrary<MessageFields> {
  const known = fixed.filter(name => !own.has(name) && name !== 'read')
  const names = new Set([...fixed, ...own])
  return fc
    .tuple(
      fc.tuple(...known.map(() => anyValue)),
      fc.dictionary(anyText, anyValue, { noNullPrototype: true }),
      fc.boolean(),
    )
    .map(([values, others, read]) => ({
      ...Object.fromEntries(
        Object.entries(others).filter(([name]) => !names.has(name) && !name.startsWith('phonekeep_')),
      ),
      ...Object.fromEntries(known.map((name, number) => [name, values[number] ?? null])),
      ...(fixed.includes('read') ? { read: read ? '1' : '0' } : {}),
    }))
}

const anyPart: fc.Arbitrary<MessagePart> = fc
  .record({
    contentType: anyText,
    text: anyValue,
    version: anyValue,
    fields: anyFields(partFields, ownOfPart),
  })
  .map(part => ({ id: 0, ...part, fields: { ...part.fields, ct: part.contentType } }))
const anyHeader = { date: fc.maxSafeInteger(), box: fc.integer() }
const bytesOf = (value: string | null) => (value === null ? 0 : Buffer.byteLength(value))
const anySms = fc
  .record({ ...anyHeader, address: anyValue, body: anyValue, fields: anyFields(smsFields, ownOfSms) })
  .map(({ date, box, ...rest }): Message => {
    const read = rest.fields['read'] === '1'
    const header = { kind: 'sms' as const, id: 0, thread: 0, date, box, bytes: bytesOf(rest.body), read }
    return { kind: 'sms', header, ...rest }
  })
const anyMms = fc
  .record({
    ...anyHeader,
    fields: anyFields(mmsFields, ownOfMms),
    parts: fc.array(anyPart, { maxLength: 3 }),
    addresses: fc.array(fc.record({ address: anyText, type: fc.integer(), charset: anyValue }), {
      maxLength: 3,
    }),
  })
  .map(({ date, box, parts, ...rest }): Message => {
    const read = rest.fields['read'] === '1'
    const bytes = parts.reduce((sum, part) => sum + bytesOf(part.text), 0)
    const header = { kind: 'mms' as const, id: 0, thread: 0, date, box, bytes, read }
    return { kind: 'mms', header, parts: parts.map((part, id) => ({ ...part, id })), ...rest }
  })
const anySaved = fc.record({
  message: fc.oneof(anySms, anyMms),
  conversation: fc.array(anyText, { maxLength: 3 }),
})

async function* each<T>(values: readonly T[]) {
  for (const value of values) yield await Promise.resolve(value)
}

const write = (all: readonly SavedMessage[]) =>
  text(
    writeMessages(all.length, each(all), ({ version }) =>
      version === null ? null : { kind: 'file', name: version },
    ),
  )

async function read(xml: string, size = 100_000): Promise<SavedMessage[]> {
  const bytes = Buffer.from(xml)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, number) =>
    bytes.subarray(number * size, (number + 1) * size),
  )
  const all: SavedMessage[] = []
  for await (const saved of readMessages(each(pieces))) all.push(saved)
  return all
}

it('gives back any messages exactly, however the bytes are cut, and writes the same again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anySaved, { maxLength: 4 }),
      fc.integer({ min: 1, max: 500 }),
      async (all, size) => {
        const xml = await write(all)
        const again = await read(xml, size)
        const numbered = all.map(({ message, conversation }, id) => ({
          message: { ...message, header: { ...message.header, id } },
          conversation,
        }))
        expect(again).toEqual(numbered)
        expect(await write(again)).toBe(xml)
      },
    ),
  )
})

it('puts the bytes of parts inside, in base64, however they come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 7 })), async arrays => {
      const pieces = arrays.map(array => Buffer.from(array))
      const part: MessagePart = { id: 1, contentType: 'image/png', text: null, version: 'v', fields: {} }
      const header = { kind: 'mms' as const, id: 1, thread: 1, date: 1, box: 1, bytes: 0, read: true }
      const message: Message = { kind: 'mms', header, addresses: [], parts: [part], fields: {} }
      const saved = { message, conversation: ['+15550100', '+15550101'] }
      const xml = await text(
        writeMessages(1, each([saved]), () => ({ kind: 'inside', content: each(pieces) })),
      )
      expect(xml).toContain(` text="null" data="${Buffer.concat(pieces).toString('base64')}" />`)
      expect(xml).toContain(' address="+15550100~+15550101" ')
    }),
  )
})

it('is written as SMS Backup & Restore has it', async () => {
  const header = {
    kind: 'sms' as const,
    id: 7,
    thread: 3,
    date: 1_780_000_000_000,
    box: 1,
    bytes: 5,
    read: true,
  }
  const message: Message = {
    ...{ kind: 'sms', header, address: '+15550100', body: 'A "b"\n😀' },
    fields: { protocol: '0', status: '-1', locked: '0', seen: '1' },
  }
  expect(await write([{ message, conversation: ['+15550100'] }])).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<smses count="1">
  <sms protocol="0" address="+15550100" date="1780000000000" type="1" subject="null" body="A &quot;b&quot;&#10;😀" toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" date_sent="null" sub_id="null" seen="1" />
</smses>
`,
  )
})
