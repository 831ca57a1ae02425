import { beforeEach, describe, expect, it } from 'vitest'
import { callsSource } from '../../src/core/data/calls/calls-source'
import { filesSource } from '../../src/core/data/files/files-source'
import { readCalls } from '../../src/core/data/synctech/read-calls'
import type { Call } from '../../src/core/records/call'
import { linesOf, useMadeItems } from '../made-kit'
import { createMemoryCalls } from '../phone-in-memory/memory-calls'
import { openSource } from '../records-kit'

const calls = createMemoryCalls(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ calls: calls.open(connection) }) })

const call = (minute: number, changes: Partial<Call> = {}): Call => ({
  number: '+1 555 0100',
  presentation: 1,
  date: 1_780_000_000_000 + minute * 60_000,
  duration: minute,
  type: 1,
  name: 'Ada Sample',
  subscription: '1',
  ...changes,
})
const some: readonly Call[] = [
  call(1),
  call(2, { name: null, type: 3, duration: 0, subscription: null }),
  call(3, { name: '(Unknown)', subscription: 'null', number: 'null' }),
  call(4, { number: '', presentation: 2, type: 17, name: '<Bob> & "Carol"\n\u0001\ud800' }),
  call(5),
  call(5),
]
const everything = [filesSource, callsSource]
const has = (rows: readonly Call[]) => calls.rows.splice(0, Infinity, ...rows)
const backUp = (keys: Parameters<typeof openSource>[2] = null) => kit.backUpFrom(everything, keys)

beforeEach(() => {
  has(some)
  calls.setFaults({})
})

describe.each([['plain'], ['encrypted']] as const)('the call log, %s', kind => {
  const opened = () => (kind === 'plain' ? null : kit.keys())

  it('is one file, which the next backup shares while nothing was called', async () => {
    const first = await backUp(opened())
    expect(first).toMatchObject({ status: 'done', issues: [], totals: { checkedByVersion: 1 } })
    const line = (await linesOf(first, opened())).get('calls.xml')
    expect(line).toMatchObject({ place: 'Call log/calls.xml', entries: some.length })
    has([...some].reverse())
    expect((await linesOf(await backUp(opened()), opened())).get('calls.xml')).toMatchObject({
      shared: true,
      sha256: line?.sha256,
    })
    has([...some, call(6)])
    const grown = (await linesOf(await backUp(opened()), opened())).get('calls.xml')
    expect(grown).toMatchObject({ entries: some.length + 1 })
    expect(grown).not.toHaveProperty('shared')
  })

  it('is opened, and single calls are exported', async () => {
    const saved = await openSource(await backUp(opened()), callsSource, opened())
    expect(saved.entries.map(({ path }) => path)).toEqual([
      'Call log/Ada Sample',
      'Call log/+1 555 0100',
      'Call log/(Unknown)',
      'Call log/<Bob> & "Carol"\n\u0001\ud800',
      'Call log/Ada Sample',
      'Call log/Ada Sample',
    ])
    expect(saved.entries[1]).toMatchObject({ facts: { kind: 'call', type: 'missed', name: null } })
    expect(new Set(saved.entries.map(({ key }) => key)).size).toBe(some.length)
    const [file] = callsSource.inside?.exported(saved.entries.slice(2, 4)) ?? []
    const exported = (async function* () {
      if (file) yield await Promise.resolve(Buffer.from(await saved.textOf(file)))
    })()
    expect(await readCalls(exported)).toEqual(some.slice(2, 4))
  })

  it('goes back onto a phone, and a second time changes nothing', async () => {
    const saved = await openSource(await backUp(opened()), callsSource, opened())
    has([call(2, { name: 'Somebody', type: 3, duration: 0 }), call(9)])
    expect(await saved.restore(kit.phone())).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 5 }, alreadyThere: { count: 1 }, confirmed: 5 },
    })
    expect(calls.rows).toHaveLength(7)
    expect(calls.rows).toEqual(expect.arrayContaining(some.filter(({ type }) => type !== 3)))
    expect(await saved.restore(kit.phone())).toMatchObject({
      totals: { restored: { count: 0 }, alreadyThere: { count: 6 } },
    })
    expect(calls.rows).toHaveLength(7)
  })
})

it('single calls go back alone', async () => {
  const saved = await openSource(await backUp(), callsSource, null)
  has([])
  expect(await saved.restore(kit.phone(), saved.entries.slice(1, 3))).toMatchObject({
    totals: { restored: { count: 2 } },
  })
  expect(calls.rows).toEqual(some.slice(1, 3))
})

it('a phone that is lost over them has nothing twice', async () => {
  const saved = await openSource(await backUp(), callsSource, null)
  has([])
  kit.phone().onWait = () => kit.phone().plug()
  calls.setFaults({ unplugAfter: 3 })
  expect(await saved.restore(kit.phone())).toMatchObject({
    status: 'done',
    totals: { restored: { count: 6 }, alreadyThere: { count: 0 } },
  })
  expect(calls.rows).toEqual(some)
})

it('what the phone does not take is told, and the others are there', async () => {
  const saved = await openSource(await backUp(), callsSource, null)
  has([])
  calls.setFaults({ refuses: ({ type }) => type === 17 })
  expect(await saved.restore(kit.phone())).toMatchObject({
    status: 'done',
    totals: { restored: { count: 5 } },
    issues: [{ item: 'Call log/calls.xml', code: 'records-refused', detail: { text: '1 / 6' } }],
  })
})

it('a phone without a call log has none, and one that keeps it closed says so', async () => {
  calls.setFaults({ closed: true })
  expect(await backUp()).toMatchObject({
    status: 'done',
    issues: [],
    notIncluded: expect.arrayContaining([{ reason: 'contacts-messages-calls' }]) as unknown,
  })
  calls.setFaults({ unclear: [{ record: 'Call 7', why: 'It reads in two ways' }] })
  expect(await backUp()).toMatchObject({
    issues: [{ item: 'Call 7', during: 'listing', detail: { text: 'It reads in two ways' } }],
  })
})

it('a file that is damaged is a problem of its own', async () => {
  await expect(readCalls(pieces('<calls count="1"><call number="1" /></calls>'))).rejects.toMatchObject({
    code: 'damaged-in-backup',
  })
  await expect(readCalls(pieces('<smses count="0"></smses>'))).rejects.toMatchObject({
    code: 'damaged-in-backup',
  })
})

async function* pieces(text: string) {
  yield await Promise.resolve(Buffer.from(text))
}
