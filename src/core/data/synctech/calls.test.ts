import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Call } from '../../records/call'
import { readCalls } from './read-calls'
import { writeCalls } from './write-calls'

/** Any UTF-16, among it what XML cannot have. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units)),
  fc.constantFrom('null', '', '(Unknown)', '\0', '\ufffe\uffff', '\ud83d', 'a\r\n\tb', '&#55357;', ']]>'),
)
const anyCall = fc.record<Call>({
  number: anyText,
  presentation: fc.integer(),
  date: fc.maxSafeInteger(),
  duration: fc.integer(),
  type: fc.integer(),
  name: fc.option(anyText),
  subscription: fc.option(anyText),
})

/** In pieces of this many bytes. */
async function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

it('gives back any calls exactly, however the bytes are cut, and writes the same again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCall), fc.integer({ min: 1, max: 300 }), async (calls, size) => {
      const bytes = writeCalls(calls)
      const read = await readCalls(cut(bytes, size))
      expect(read).toEqual(calls)
      expect(writeCalls(read)).toEqual(bytes)
    }),
  )
})

it('is written as SMS Backup & Restore has it', () => {
  const call: Call = {
    ...{ number: '+15550100', presentation: 1, date: 1_780_000_000_000, duration: 61, type: 2 },
    ...{ name: null, subscription: null },
  }
  expect(writeCalls([call]).toString()).toBe(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<calls count="1">
  <call number="+15550100" duration="61" date="1780000000000" type="2" presentation="1" subscription_id="null" contact_name="(Unknown)" />
</calls>
`,
  )
})
