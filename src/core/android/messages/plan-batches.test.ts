import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageHeader } from '../../records/message'
import { batchesOf } from './plan-batches'

const headers: fc.Arbitrary<readonly MessageHeader[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('sms' as const, 'mms' as const),
    id: fc.nat(),
    thread: fc.nat(),
    date: fc.nat(),
    box: fc.constantFrom(1, 2),
    bytes: fc.nat({ max: 5000 }),
    read: fc.boolean(),
  }),
  { maxLength: 200 },
)

describe('the batches of messages', () => {
  it('have all of them in their order, and texts within the limit unless one alone is beyond it', () => {
    fc.assert(
      fc.property(
        headers,
        fc.integer({ min: 1, max: 50 }),
        fc.nat({ max: 20_000 }),
        (all, maxRows, maxBytes) => {
          const batches = [...batchesOf(all, { maxRows, maxBytes })]
          expect(batches.flat()).toEqual(all)
          for (const batch of batches) {
            expect(batch.length).toBeGreaterThan(0)
            const bytes = batch.reduce((sum, header) => sum + header.bytes, 0)
            if (batch.length > 1) expect([batch.length <= maxRows, bytes <= maxBytes]).toEqual([true, true])
          }
        },
      ),
    )
  })

  it('are no more than are needed', () => {
    const header = { kind: 'sms', id: 1, thread: 1, date: 1, box: 1, bytes: 100, read: true } as const
    expect([...batchesOf(Array.from({ length: 50_000 }, () => header))].length).toBeLessThanOrEqual(13)
  })
})
