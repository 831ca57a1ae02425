import { describe, expect, it } from 'vitest'
import { isPhoneLost, PhoneError } from '../../src/core/phone/phone-error'
import { at, large, small } from './contract-files'
import { readAll, type WithPhone } from './phone-under-test'

export function endingContract(withPhone: WithPhone): void {
  describe('ending', () => {
    it('is lost in the middle of a file, and back when it is waited for', () =>
      withPhone(async (phone, test) => {
        const access = await test.access()
        await test.losePhone(200_000)
        const reads = [1, 2, 3].map(() => readAll(phone, at('Contract/large.bin'), large.length))
        const ends = await Promise.allSettled(reads)
        for (const end of ends)
          expect(end.status === 'rejected' && isPhoneLost(end.reason), JSON.stringify(end)).toBe(true)
        const again = await access.back(new PhoneError('gone', 'for the test'), {})
        expect((await readAll(again, at('Contract/large.bin'), large.length)).bytes.equals(large)).toBe(true)
        again.close()
      }))

    it('is lost to whoever still asks, once it is closed', () =>
      withPhone(async phone => {
        let hasBegun = () => {}
        const begun = new Promise<void>(resolve => (hasBegun = resolve))
        const read = phone.read({
          path: at('Contract/large.bin'),
          bytes: large.length,
          from: 0,
          begin: () => Promise.resolve(hasBegun()),
          sink: () => new Promise(resolve => setImmediate(resolve)),
        })
        await begun
        phone.close()
        await expect(read).rejects.toSatisfy(isPhoneLost)
        await expect(phone.stat(at('Contract/small.bin'))).rejects.toSatisfy(isPhoneLost)
        await expect(readAll(phone, at('Contract/small.bin'), small.length)).rejects.toSatisfy(isPhoneLost)
      }))

    it('ends with the reason of its signal', () =>
      withPhone(async (_phone, test) => {
        const stop = new AbortController()
        const reason = new Error('cancelled')
        const phone = await (await test.access()).open({ signal: stop.signal })
        const read = phone.read({
          path: at('Contract/large.bin'),
          bytes: large.length,
          from: 0,
          begin: () => Promise.resolve(),
          sink: () => stop.abort(reason),
        })
        await expect(read).rejects.toBe(reason)
        await expect(phone.stat(at('Contract/small.bin'))).rejects.toBe(reason)
        phone.close()
      }))
  })
}
