import { expect, it } from 'vitest'
import { useRecordsOnPhone } from '../records-on-phone'

const { fixture, backUp, restore, rowsOnPhone } = useRecordsOnPhone({
  messages: 120,
  multimedia: 8,
  calls: 30,
})

it(
  'what a real store has is saved once, goes back row by row, and never twice',
  { timeout: 240_000 },
  async () => {
    const before = rowsOnPhone()
    const first = await backUp()
    expect(first).toMatchObject({ status: 'done', issues: [] })
    expect(await backUp()).toMatchObject({ issues: [], totals: { copied: { count: 0 } } })
    fixture().phone.records.wipe()
    const count = before.messages.length + before.calls.length
    expect(await restore(first)).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count } },
    })
    expect(rowsOnPhone()).toEqual(before)
    expect(await restore(first)).toMatchObject({
      issues: [],
      totals: { restored: { count: 0 }, alreadyThere: { count } },
    })
    expect(rowsOnPhone()).toEqual(before)
  },
)
