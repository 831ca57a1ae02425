import { describe, expect, it } from 'vitest'
import { removalWays } from '../../src/shared/model/free-up'
import type { Phone } from '../../src/core/phone/phone'
import { at, contractTime, large, odd, sha256, small, versionOf } from './contract-files'
import { listAll, type WithPhone } from './phone-under-test'

export function removingContract(withPhone: WithPhone): void {
  describe('removing', () => {
    const removalOf = ({ removal }: Phone) => removal ?? expect.fail('It removes nothing')
    const prove = async (phone: Phone, name: string, bytes: Buffer) =>
      (await removalOf(phone).prove(versionOf(at(name), bytes.length))) ??
      expect.fail(`${name} is not proven`)
    async function* only(bytes: Buffer) {
      await Promise.resolve()
      yield bytes
    }
    const put = (phone: Phone, name: string, bytes: Buffer, modifiedAt = contractTime) =>
      phone.put?.write({ path: at(name), bytes: bytes.length, modifiedAt, content: only(bytes) })
    /** Its trash knows what its gallery knows. */
    const index = (phone: Phone) => phone.mediaIndex?.tell([at('Contract/small.bin')])

    it('tells what a file is, and of nothing else', () =>
      withPhone(async phone => {
        const { prove: ask } = removalOf(phone)
        expect(await prove(phone, 'Contract/small.bin', small)).toMatchObject({
          path: at('Contract/small.bin'),
          sha256: sha256(small),
          bytes: small.length,
          modifiedAt: contractTime,
        })
        expect(await prove(phone, 'Contract/empty.bin', Buffer.alloc(0))).toMatchObject({
          sha256: sha256(Buffer.alloc(0)),
        })
        for (const name of odd)
          expect(await ask(versionOf(at(`Contract/Odd/${name}`), 1000)), name).not.toBeNull()
        expect(await ask(versionOf(at('Contract/never.bin'), 5))).toBeNull()
        expect(await ask(versionOf(at('Contract/Folder'), 0))).toBeNull()
        expect(await ask(versionOf(at('Contract/small.bin'), small.length - 1))).toBeNull()
        expect(
          await ask({ ...versionOf(at('Contract/small.bin'), small.length), modifiedAt: contractTime + 1 }),
        ).toBeNull()
      }))

    it.each(removalWays)('removes what is as it was proven: %s', way =>
      withPhone(async phone => {
        await index(phone)
        expect(await removalOf(phone).hasTrash()).toBe(true)
        const names = ['Contract/large.bin', `Contract/Odd/${odd[0]}`]
        for (const name of names) {
          const bytes = (await phone.stat(at(name)))?.bytes ?? expect.fail(name)
          const proven = await removalOf(phone).prove(versionOf(at(name), bytes))
          if (!proven) return expect.fail(name)
          expect(await removalOf(phone).look(proven, way)).toBe('refused')
          expect(await removalOf(phone).remove(proven, way)).toBe('removed')
          expect(await phone.stat(at(name))).toBeNull()
          expect(await removalOf(phone).look(proven, way)).toBe('removed')
        }
        const trashed = (await listAll(phone, at('Contract'))).filter(({ name }) =>
          name.startsWith('.trashed-'),
        )
        expect(trashed.map(({ bytes }) => bytes)).toEqual(way === 'trash' ? [large.length] : [])
      }),
    )

    it.each(removalWays)('leaves what is no longer as it was proven: %s', way =>
      withPhone(async phone => {
        await index(phone)
        const proven = await prove(phone, 'Contract/small.bin', small)
        // As long, and with the time that it had.
        await put(phone, 'Contract/small.bin', large.subarray(0, small.length))
        expect(await removalOf(phone).remove(proven, way)).toBe('changed')
        expect(await phone.stat(at('Contract/small.bin'))).toMatchObject({ bytes: small.length })
      }),
    )

    it('says so when it was gone by then', () =>
      withPhone(async phone => {
        const proven = await prove(phone, 'Contract/small.bin', small)
        await phone.put?.remove([at('Contract/small.bin')])
        expect(await removalOf(phone).remove(proven, 'for-good')).toBe('unclear')
        expect(await removalOf(phone).look(proven, 'trash')).toBe('unclear')
      }))
  })
}
