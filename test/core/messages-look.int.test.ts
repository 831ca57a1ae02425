import { beforeEach, describe, expect, it } from 'vitest'
import { messagesSource } from '../../src/core/data/messages/messages-source'
import type { Where } from '../../src/core/data/source'
import type { Entry } from '../../src/core/phone/entry'
import type { RecordDetails, ShownMessage } from '../../src/shared/model/record-details'
import { useMadeItems } from '../made-kit'
import { createMemoryMessages } from '../phone-in-memory/memory-messages'
import { openSource } from '../records-kit'
import { ada, bob, fill, mms, picture, sms, someMessages } from '../some-messages'

const messages = createMemoryMessages(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ messages: messages.open(connection) }) })
const { look } = messagesSource
if (!look) throw new Error('Messages are looked at')

interface Looked {
  readonly entries: readonly Entry[]
  readonly where: Where
}

/** The conversations on the phone, or in a backup of it. */
async function lookOn(on: 'phone' | 'backup' | 'encrypted backup'): Promise<Looked> {
  if (on === 'phone') {
    const phone = await kit.phone().open({})
    const entries: Entry[] = []
    const emit: Parameters<typeof messagesSource.list>[0]['emit'] = event =>
      void (event.kind === 'entry' && entries.push(event.entry))
    await messagesSource.list({ phone, details: kit.phone().details, emit })
    return { entries, where: { on, phone } }
  }
  const keys = on === 'backup' ? null : kit.keys()
  const saved = await openSource(await kit.backUpFrom([messagesSource], keys), messagesSource, keys)
  return { entries: saved.entries, where: { on: 'backup', items: saved.items, open: saved.open } }
}

const named = ({ entries }: Looked, name: string): Entry => {
  const entry = entries.find(({ path }) => path === `Messages/${name}`)
  if (!entry) throw new Error(`There is no ${name}`)
  return entry
}

/** Pages from the end to the beginning, as they are asked for. */
async function pagesOf({ where }: Looked, entry: Entry): Promise<(readonly ShownMessage[])[]> {
  const pages: (readonly ShownMessage[])[] = []
  let before: string | null = null
  do {
    const page: RecordDetails | undefined = await look?.details(entry, where, before)
    if (page?.kind !== 'conversation') throw new Error('It is no conversation')
    pages.push(page.messages)
    before = page.before
  } while (before !== null)
  return pages
}

beforeEach(() => fill(messages))

describe.each([['phone'], ['backup'], ['encrypted backup']] as const)('on a %s', on => {
  it('a conversation is read in pages, from its end', async () => {
    const many = Array.from({ length: 280 }, (_, id) => sms(id + 1, { month: id < 130 ? 0 : 2 }))
    fill(messages, [...many, sms(900, { address: bob, month: 1 })])
    const looked = await lookOn(on)
    const pages = await pagesOf(looked, named(looked, ada))
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 80])
    const all = [...pages].reverse().flat()
    expect(all.map(({ text }) => text)).toEqual(many.map((_, id) => `Text ${id + 1}`))
    expect(new Set(all.map(({ key }) => key)).size).toBe(280)
    expect((await pagesOf(looked, named(looked, bob))).map(({ length }) => length)).toEqual([1])
  })

  it('pictures are shown, and who sent them to a group', async () => {
    const looked = await lookOn(on)
    const group = named(looked, `${ada}, ${bob}`)
    const [page = []] = await pagesOf(looked, group)
    expect(page.map(({ key: _, attachments, ...rest }) => ({ ...rest, count: attachments.length }))).toEqual([
      { direction: 'received', from: bob, date: mms(4).message.header.date, text: 'Picture 4', count: 1 },
      { direction: 'received', from: bob, date: expect.any(Number) as number, text: '😀', count: 1 },
    ])
    const [attachment] = page[0]?.attachments ?? []
    expect(attachment).toMatchObject({ kind: 'image', name: 'a.jpg' })
    expect(await look.attachment(group, looked.where, attachment?.part ?? '')).toEqual(picture(4))
    expect(await look.attachment(group, looked.where, 'none.jpg')).toBeNull()
    expect(await look.attachment(group, looked.where, null)).toBeNull()
  })

  it('texts are searched, whatever their case', async () => {
    const long = `${'a'.repeat(500)} İ Needle.* ${'b'.repeat(500)}`
    fill(messages, [...someMessages, sms(60, { body: long }), sms(61, { month: 1, body: 'needle.*' })])
    const looked = await lookOn(on)
    const hits = await look.search?.('NEEDLE.*', looked.entries, looked.where)
    expect([...(hits ?? [])]).toEqual([
      [
        named(looked, ada),
        { count: 2, newest: { text: 'needle.*', at: 0, date: expect.any(Number) as number } },
      ],
    ])
    const [[, first] = []] = [...((await look.search?.('needle.* b', looked.entries, looked.where)) ?? [])]
    expect(first?.newest.text.slice(first.newest.at)).toMatch(/^Needle\.\* b/)
    expect(first?.newest.text.length).toBeLessThan(400)
    expect(await look.search?.('nowhere', looked.entries, looked.where)).toEqual(new Map())
  })
})

it('a message shows where it went, and the subject of one that has one', async () => {
  const subject = mms(9)
  const sub = Buffer.from('Grüße').toString('latin1')
  const withSubject = { ...subject.message, fields: { ...subject.message.fields, sub, sub_cs: '106' } }
  fill(messages, [
    ...[2, 3, 5, 6].map((box, id) => sms(id + 1, { box })),
    { ...subject, message: withSubject },
  ])
  const looked = await lookOn('backup')
  const [page = []] = await pagesOf(looked, named(looked, ada))
  expect(page.map(({ direction }) => direction)).toEqual(['sent', 'draft', 'failed', 'failed'])
  const [group = []] = await pagesOf(looked, named(looked, `${ada}, ${bob}`))
  expect(group.map(({ text }) => text)).toEqual(['Grüße\nPicture 9'])
})
