import { expect, it } from 'vitest'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { askAppOp, hasNote } from '../messages-kit'
import { useRecordsOnPhone } from '../records-on-phone'

const { fixture, backUp, restore, rowsOnPhone } = useRecordsOnPhone({ messages: 22, multimedia: 2, calls: 4 })

it(
  'messages and calls are all there, and none twice, when the phone is unplugged over them',
  { timeout: 240_000 },
  async () => {
    const { phone, reconnect, link } = fixture()
    const before = rowsOnPhone()
    const count = before.messages.length + before.calls.length
    const backup = await backUp()
    phone.records.wipe()

    // For good, in the middle of the messages: the app-op cannot be put back any more.
    phone.setFaults({ unplugAfterInserts: 9 })
    expect(await restore(backup)).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
    const some = rowsOnPhone().messages
    expect(some.length).toBeGreaterThan(0)
    expect(some.length).toBeLessThan(before.messages.length)
    phone.setFaults({})
    await reconnect()
    expect([await askAppOp(fixture()), await hasNote(fixture())]).toEqual(['WRITE_SMS: allow', true])

    // Again, and lost once more; this time it is waited for.
    phone.setFaults({ unplugAfterInserts: 9 })
    let returns = 0
    const back = async () => {
      returns += 1
      phone.setFaults({})
      await reconnect()
      return await link()
    }
    const outcome = await restore(backup, createPhoneAccess({ link: await link(), back }))
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(returns).toBe(1)
    const { restored, alreadyThere } = outcome.totals
    expect(alreadyThere.count).toBeGreaterThan(0)
    expect(restored.count + alreadyThere.count).toBe(count)
    expect(rowsOnPhone()).toEqual(before)
    expect(await askAppOp(fixture())).toBe('WRITE_SMS: ignore')
    expect(await hasNote(fixture())).toBe(false)
  },
)
