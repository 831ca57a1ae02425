import { beforeEach, describe, expect, it } from 'vitest'
import { filesSource } from '../../src/core/data/files/files-source'
import { messagesSource } from '../../src/core/data/messages/messages-source'
import type { OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { readMessages } from '../../src/core/data/synctech/read-messages'
import { linesOf, useMadeItems } from '../made-kit'
import { createMemoryMessages } from '../phone-in-memory/memory-messages'
import { openSource } from '../records-kit'
import { ada, bob, fill, mms, picture, sms, someMessages } from '../some-messages'

const messages = createMemoryMessages(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ messages: messages.open(connection) }) })
const everything = [filesSource, messagesSource]
const backUp = (keys: OpenKeys | null = null) => kit.backUpFrom(everything, keys)

beforeEach(() => fill(messages))

const facts = (addresses: readonly string[], count: number) => ({
  ...{ kind: 'conversation', addresses, messages: count },
  names: addresses.map(() => null),
})

describe.each([['plain'], ['encrypted']] as const)('messages, %s', kind => {
  const opened = () => (kind === 'plain' ? null : kit.keys())

  it('are a file a month, the parts beside them, and a list', async () => {
    const backup = await backUp(opened())
    expect(backup).toMatchObject({ status: 'done', issues: [], totals: { checkedByVersion: 6 } })
    const lines = await linesOf(backup, opened())
    const places = [...lines.values()].flatMap(({ place }) => place ?? [])
    expect(places.filter(place => place.endsWith('.jpg'))).toHaveLength(2)
    expect(places.filter(place => !place.includes('/parts/')).sort()).toEqual([
      'Messages/2026-09.xml',
      'Messages/2026-10.xml',
      'Messages/2026-11.xml',
      'Messages/conversations.json',
    ])
    expect(lines.get('conversations.json')).toMatchObject({ entries: 3 })
  })

  it('change their month alone, and no part is read again', async () => {
    const before = await linesOf(await backUp(opened()), opened())
    expect(messages.asked).toMatchObject({ texts: someMessages.length })
    expect(messages.asked.parts).toHaveLength(2)
    messages.rows.push(sms(9, { month: 1 }))
    messages.asked.texts = 0
    const after = await linesOf(await backUp(opened()), opened())
    const isShared = (key: string) => after.get(key)?.shared === true
    expect([...after.keys()].filter(key => !isShared(key)).sort()).toEqual([
      '2026-10.xml',
      'conversations.json',
    ])
    expect(messages.asked.texts).toBe(3)
    expect(messages.asked.parts).toHaveLength(2)
    expect(before.get('2026-09.xml')?.sha256).toBe(after.get('2026-09.xml')?.sha256)
  })

  it('are opened as conversations', async () => {
    const saved = await openSource(await backUp(opened()), messagesSource, opened())
    expect(saved.entries.map(entry => [entry.path, entry.facts, entry.items.length])).toEqual([
      [`Messages/${ada}`, facts([ada], 4), 3],
      [`Messages/${ada}, ${bob}`, facts([ada, bob], 2), 4],
      [`Messages/${bob}`, facts([bob], 2), 2],
    ])
    // As the messages themselves say it, where the list is missing.
    const withoutList = saved.items.filter(({ key }) => key !== 'conversations.json')
    const again = await messagesSource.inside?.entries(withoutList, saved.open)
    expect(again).toEqual(saved.entries)
  })

  it('keep every text exactly', async () => {
    const saved = await openSource(await backUp(opened()), messagesSource, opened())
    const bodies: (string | null)[] = []
    for (const item of saved.items.filter(({ key }) => key?.endsWith('.xml')))
      for await (const { message } of readMessages(saved.open(item)))
        bodies.push(message.kind === 'sms' ? message.body : (message.parts[0]?.text ?? null))
    const onPhone = someMessages.map(({ message }) =>
      message.kind === 'sms' ? message.body : (message.parts[0]?.text ?? null),
    )
    expect(bodies.sort()).toEqual(onPhone.sort())
  })

  it('are exported as one file with the parts inside', async () => {
    const saved = await openSource(await backUp(opened()), messagesSource, opened())
    const [whole] = messagesSource.inside?.together?.(saved.items) ?? []
    expect(whole?.place).toBe('Messages/sms-20261116120008.xml')
    const xml = whole ? await saved.textOf(whole) : ''
    expect(xml).toContain('<smses count="8">')
    for (const seed of [4, 7]) expect(xml).toContain(` data="${picture(seed).toString('base64')}" />`)
    const [one] = messagesSource.inside?.exported(saved.entries.slice(2)) ?? []
    const alone = one ? await saved.textOf(one) : ''
    expect(alone).toContain('<smses count="2">')
    expect(alone).not.toContain('<mms')
    expect(alone).not.toContain(ada)
  })
})

it('a conversation that is chosen alone is saved alone', async () => {
  const { phone } = kit
  const connection = await phone().open({})
  const entries: string[] = []
  const listing = await messagesSource.list({
    phone: connection,
    details: phone().details,
    emit: event => void (event.kind === 'entry' && entries.push(event.entry.path)),
  })
  const planned = listing?.plan(({ path }) => path === 'Messages/+44 7700 900123') ?? []
  const keys = planned.map(item => (item.source === undefined ? item.path : item.key))
  expect(keys).toEqual(['conversations.json', '2026-09.xml', '2026-10.xml'])
  expect(entries).toHaveLength(3)
  expect([...(listing?.references() ?? [])]).toHaveLength(6)
})

it('a message that is deleted meanwhile is not in the file, and the file counts right', async () => {
  messages.setFaults({ onRead: () => messages.rows.splice(1, 1) })
  const backup = await backUp()
  expect(backup).toMatchObject({ status: 'done', issues: [] })
  const saved = await openSource(backup, messagesSource, null)
  const xml = await saved.itemText('2026-09.xml')
  expect(xml).toContain('<smses count="3">')
  expect(xml.match(/<[sm]ms /g)).toHaveLength(3)
})

it('what the phone does not tell for sure is a problem each time, and the others are saved', async () => {
  messages.setFaults({ unclear: ({ header }) => header.id === 3 })
  for (const texts of [1, 2]) {
    const backup = await backUp()
    expect(backup.issues, String(texts)).toEqual([
      expect.objectContaining({ item: 'Message 3', during: 'copying', code: 'unclear' }),
    ])
    const saved = await openSource(backup, messagesSource, null)
    expect(await saved.itemText('2026-09.xml')).toContain('<smses count="3">')
  }
  messages.setFaults({})
  expect((await backUp()).issues).toEqual([])
})

it('a phone without messages has none, and one that keeps them closed says so', async () => {
  messages.setFaults({ closed: true })
  expect(await backUp()).toMatchObject({
    status: 'done',
    issues: [],
    notIncluded: expect.arrayContaining([{ reason: 'contacts-messages-calls' }]) as unknown,
  })
})

it('two parts with the same version are one file', async () => {
  const twice = mms(7, { month: 2 })
  const header = { ...twice.message.header, id: 77 }
  messages.rows.push({ ...twice, message: { ...twice.message, header } })
  const lines = await linesOf(await backUp(), null)
  expect([...lines.keys()].filter(key => key.startsWith('parts/'))).toHaveLength(2)
})
