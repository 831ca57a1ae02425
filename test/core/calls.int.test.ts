import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallStore } from '../../src/core/phone/record-stores'
import type { Call } from '../../src/core/records/call'
import { openPhone } from '../../src/core/android/open-phone'
import type { Phone } from '../../src/core/phone/phone'
import { usePhone, type PhoneFixture } from '../phone-fixture'

type Row = Readonly<Record<string, unknown>>

/** As the sample phone has it in its table. */
const asCall = (row: Row): unknown => ({
  number: row['number'] ?? '',
  presentation: row['presentation'],
  date: row['date'],
  duration: row['duration'],
  type: row['type'],
  name: row['name'] ?? null,
  subscription: row['subscription_id'] ?? null,
})

function useCalls(fixture: () => PhoneFixture): () => CallStore {
  let phone: Phone | undefined
  beforeAll(async () => {
    phone = openPhone(await fixture().link())
  })
  afterAll(() => phone?.close())
  return () => {
    if (!phone?.calls) throw new Error('This phone has no call log')
    return phone.calls
  }
}

const added: readonly Call[] = [
  ['+15550100', 'Ada Sample'],
  ['', null],
  ['+15550101', 'O\'Neil: \\ "x" $HOME `id`\n, date=1\nRow: 1 _id=2, number=5'],
  ['sip:ada@example.org;user=phone', 'NULL'],
  ['NULL', '🏖️ עדה'],
].map(([number, name], at) => ({
  ...{ number: number ?? '', name: name ?? null, presentation: number === '' ? 2 : 1 },
  ...{
    date: 1_600_000_000_000 + at,
    duration: at * 60,
    type: 1 + (at % 3),
    subscription: at === 0 ? '1' : null,
  },
}))

describe.each(['13', '15'])('the call log of Android %s', android => {
  const fixture = usePhone({ android, contacts: 0, messages: 0 })
  const calls = useCalls(fixture)

  it('is told to be there, and how long it is', async () => {
    const shown = fixture()
      .phone.records.calls()
      .filter(row => row['type'] !== 4)
    await expect(calls().access()).resolves.toEqual({
      count: shown.length,
      whyNotRead: null,
      whyNotWrite: null,
    })
  })

  it('is read as it is, without the voicemails that the shell is not shown', async () => {
    const before = fixture().phone.javaStarts()
    const { records, unclear } = await calls().read()
    const shown = fixture()
      .phone.records.calls()
      .filter(row => row['type'] !== 4)
    expect(unclear).toEqual([])
    expect(records).toEqual(shown.map(asCall))
    // Some of its names have those of columns in them: each column is asked for alone, of these calls.
    expect(fixture().phone.javaStarts() - before).toBeLessThanOrEqual(8)
  })

  it('takes calls, whatever is in their names', async () => {
    const before = fixture().phone.records.calls().length
    await expect(calls().add?.(added)).resolves.toEqual(added.map(() => 'there'))
    expect(fixture().phone.records.calls().slice(before).map(asCall)).toEqual(
      expect.arrayContaining([...added]),
    )
    const { records, unclear } = await calls().read()
    expect(unclear).toEqual([])
    expect(records).toEqual(expect.arrayContaining([...added]))
  })

  it('refuses a voicemail, which is told', async () => {
    const [call] = added
    if (!call) throw new Error('No call')
    const voicemail = { ...call, type: 4, date: 1_500_000_000_000 }
    await expect(calls().add?.([voicemail, { ...call, date: 1_500_000_000_001 }])).resolves.toEqual([
      'refused',
      'there',
    ])
  })
})

describe.each(['9', '11'])('the call log of Android %s', android => {
  const fixture = usePhone({ android, contacts: 0, messages: 0, calls: 3 })
  const calls = useCalls(fixture)

  it('is not given to a computer, which is known before', async () => {
    await expect(calls().access()).resolves.toEqual({
      count: null,
      whyNotRead: 'android-version',
      whyNotWrite: 'android-version',
    })
    await expect(calls().read()).rejects.toMatchObject({ kind: 'refused', refusal: 'denied' })
    await expect(calls().add?.(added)).rejects.toMatchObject({ kind: 'refused', refusal: 'denied' })
  })
})

describe('a maker that keeps records back', () => {
  const fixture = usePhone({ manufacturer: 'Xiaomi', android: '14', contacts: 0, messages: 0, calls: 3 })
  const calls = useCalls(fixture)

  it('is known by its switch, and looked at again when it has been turned', async () => {
    fixture().phone.setFaults({ xiaomiSwitchOff: true })
    await expect(calls().access()).resolves.toMatchObject({ count: null, whyNotRead: 'maker-switch' })
    fixture().phone.setFaults({})
    await expect(calls().access()).resolves.toMatchObject({ whyNotRead: null })
  })
})
