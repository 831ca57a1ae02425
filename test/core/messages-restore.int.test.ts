import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { messagesSource } from '../../src/core/data/messages/messages-source'
import { useMadeItems } from '../made-kit'
import { createMemoryMessages } from '../phone-in-memory/memory-messages'
import { openSource } from '../records-kit'
import { comparable, fill, mms, sms, someMessages } from '../some-messages'

const messages = createMemoryMessages(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ messages: messages.open(connection) }) })
const all = someMessages.length

beforeEach(() => fill(messages))

async function saved(keys: Parameters<typeof openSource>[2] = null) {
  const backup = await kit.backUpFrom([messagesSource], keys)
  return { folder: backup.folder, ...(await openSource(backup, messagesSource, keys)) }
}

const onPhone = () => messages.rows.map(comparable)
const inBackup = someMessages.map(comparable)

describe.each([['plain'], ['encrypted']] as const)('messages, %s', kind => {
  it('go back onto a phone, and a second time changes nothing', async () => {
    const backup = await saved(kind === 'plain' ? null : kit.keys())
    fill(messages, [sms(50, { month: 3 })])
    expect(await backup.restore(kit.phone())).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: all }, alreadyThere: { count: 0 }, confirmed: all },
    })
    expect(onPhone().slice(1)).toEqual(inBackup)
    expect(messages.isOpen()).toBe(false)
    expect(await backup.restore(kit.phone())).toMatchObject({
      totals: { restored: { count: 0 }, alreadyThere: { count: all } },
    })
    expect(messages.rows).toHaveLength(all + 1)
  })
})

it('only what is missing is put there, and texts are asked for where times are the same', async () => {
  const backup = await saved()
  const [, , third, fourth] = someMessages
  const others = Array.from({ length: 40 }, (_, number) => sms(1000 + number, { month: 4 }))
  // The same time and box, another text: another message.
  const other = sms(1, { body: 'Something else' })
  fill(messages, [...others, other, ...[third, fourth].flatMap(one => one ?? [])])
  expect(await backup.restore(kit.phone())).toMatchObject({
    totals: { restored: { count: all - 2 }, alreadyThere: { count: 2 } },
  })
  expect(messages.asked.texts).toBe(3)
  expect(messages.rows).toHaveLength(40 + 1 + all)
})

it('two that are the same stay two', async () => {
  fill(messages, [...someMessages, sms(8, { month: 2, body: 'twice' })])
  const backup = await saved()
  fill(messages, [])
  for (const restored of [all + 1, 0])
    expect(await backup.restore(kit.phone())).toMatchObject({ totals: { restored: { count: restored } } })
  expect(messages.rows).toHaveLength(all + 1)
})

it('a phone that is lost over them has nothing twice', async () => {
  const backup = await saved()
  for (const unplugAfter of [1, 3, 4, 7]) {
    fill(messages, [])
    kit.phone().onWait = () => kit.phone().plug()
    messages.setFaults({ unplugAfter })
    expect(await backup.restore(kit.phone())).toMatchObject({
      status: 'done',
      totals: { restored: { count: all }, alreadyThere: { count: 0 } },
    })
    expect(onPhone()).toEqual(inBackup)
  }
})

it('one that is broken off is gone on with', async () => {
  const backup = await saved()
  fill(messages, [])
  kit.phone().onWait = null
  messages.setFaults({ unplugAfter: 5 })
  expect(await backup.restore(kit.phone())).toMatchObject({ status: 'failed' })
  kit.phone().plug()
  expect(await backup.restore(kit.phone())).toMatchObject({
    totals: { restored: { count: all - 5 }, alreadyThere: { count: 5 } },
  })
  expect(onPhone()).toEqual(inBackup)
})

it('single conversations go back alone', async () => {
  const backup = await saved()
  fill(messages, [])
  const chosen = backup.entries.filter(({ path }) => path.includes(','))
  expect(await backup.restore(kit.phone(), chosen)).toMatchObject({
    status: 'done',
    totals: { restored: { count: 2 } },
  })
  expect(onPhone()).toEqual([mms(4), mms(7, { month: 2, body: '😀' })].map(comparable))
})

it('what waited to be sent is put back as what was not sent', async () => {
  fill(messages, [sms(1, { box: 4 }), sms(2, { box: 6 })])
  const backup = await saved()
  fill(messages, [])
  for (const restored of [2, 0])
    expect(await backup.restore(kit.phone())).toMatchObject({ totals: { restored: { count: restored } } })
  expect(messages.rows.map(({ message }) => message.header.box)).toEqual([5, 5])
})

it('what the phone does not take is told, and the others are there', async () => {
  const backup = await saved()
  fill(messages, [])
  messages.setFaults({ refuses: ({ header }) => header.box === 2 })
  expect(await backup.restore(kit.phone())).toMatchObject({
    status: 'done',
    totals: { restored: { count: all - 1 } },
    issues: [{ item: 'Messages/2026-09.xml', code: 'records-refused', detail: { text: '1 / 4' } }],
  })
  fill(messages, [])
  messages.setFaults({ takesNone: true })
  const refused = await backup.restore(kit.phone())
  expect(refused).toMatchObject({ status: 'done', totals: { restored: { count: 0 } } })
  expect(refused.issues.map(({ item, code }) => ('item' in refused ? '' : `${item} ${code}`))).toEqual([
    'Messages/2026-09.xml records-refused',
    'Messages/2026-10.xml records-refused',
    'Messages/2026-11.xml records-refused',
  ])
})

it('where the phone does not tell what it has at a time, nothing is put there twice', async () => {
  const backup = await saved()
  messages.setFaults({ unclear: ({ header }) => header.id === 3 })
  expect(await backup.restore(kit.phone())).toMatchObject({
    totals: { restored: { count: 0 }, alreadyThere: { count: all - 1 } },
    issues: [{ code: 'records-refused' }],
  })
  expect(messages.rows).toHaveLength(all)
})

it('a damaged month and a damaged picture are problems of their own', async () => {
  const backup = await saved()
  fill(messages, [])
  const part = backup.items.find(({ key, modifiedAt }) => key?.endsWith('.jpg') && modifiedAt > 1_792_000_000)
  for (const file of ['Messages/2026-09.xml', part?.file ?? '']) {
    await chmod(join(backup.folder, file), 0o644)
    await writeFile(join(backup.folder, file), '<smses count="0"></smses>')
  }
  const restored = await backup.restore(kit.phone())
  expect(restored).toMatchObject({ status: 'done', totals: { restored: { count: 3 } } })
  expect(restored.issues.map(({ item, code }) => `${item} ${code}`).sort()).toEqual([
    'Messages/2026-09.xml damaged-in-backup',
    'Messages/2026-11.xml records-refused',
    `${part?.path ?? ''} damaged-in-backup`,
  ])
})
