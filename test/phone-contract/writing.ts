import { describe, expect, it } from 'vitest'
import type { Phone } from '../../src/core/phone/phone'
import { at, contractTime, large, refusedName, small, versionOf } from './contract-files'
import { readAll, type WithPhone } from './phone-under-test'

export function writingContract(withPhone: WithPhone): void {
  describe('writing', () => {
    async function* inPieces(bytes: Buffer) {
      for (let from = 0; from < bytes.length; from += 30_000) {
        await Promise.resolve()
        yield bytes.subarray(from, from + 30_000)
      }
    }
    const put = (phone: Phone, name: string, bytes: Buffer) =>
      phone.put?.write({ ...versionOf(at(name), bytes.length), content: inPieces(bytes) })

    it('takes a file with its folders and its time, over one that is there', () =>
      withPhone(async phone => {
        for (const bytes of [small, large, Buffer.alloc(0)]) {
          await put(phone, 'Contract/New/Folders/sent.bin', bytes)
          expect(await phone.stat(at('Contract/New/Folders/sent.bin'))).toMatchObject({
            kind: 'file',
            bytes: bytes.length,
            modifiedAt: contractTime,
          })
          const got = await readAll(phone, at('Contract/New/Folders/sent.bin'), bytes.length)
          expect(got.bytes.equals(bytes)).toBe(true)
        }
      }))

    it('refuses a name that is too long, and takes the next one', () =>
      withPhone(async phone => {
        await expect(put(phone, `Contract/${'n'.repeat(256)}`, small)).rejects.toMatchObject({
          kind: 'refused',
          refusal: 'name-too-long',
        })
        const deep = `Contract/${`${'d'.repeat(200)}/`.repeat(5)}file`
        await expect(put(phone, deep, small)).rejects.toMatchObject({ refusal: 'name-too-long' })
        await put(phone, 'Contract/next.bin', small)
        expect(await phone.stat(at('Contract/next.bin'))).toMatchObject({ bytes: small.length })
      }))

    it.each(['no-room', 'denied'] as const)('refuses what it cannot take: %s', why =>
      withPhone(async (phone, test) => {
        await test.refuseToTake(why)
        try {
          const sent = put(phone, refusedName, small)
          await expect(sent).rejects.toMatchObject({ kind: 'refused', refusal: why })
        } finally {
          await test.refuseToTake(null)
        }
        await put(phone, refusedName, small)
        expect(await phone.stat(at(refusedName))).toMatchObject({ bytes: small.length })
      }),
    )

    it('fails with what the content fails with, and leaves nothing', () =>
      withPhone(async phone => {
        const reason = new Error('the backup is gone')
        const content = async function* () {
          await Promise.resolve()
          yield small
          throw reason
        }
        const sent = phone.put?.write({ ...versionOf(at('Contract/half.bin'), 200_000), content: content() })
        await expect(sent).rejects.toBe(reason)
        await expect.poll(() => phone.stat(at('Contract/half.bin'))).toBeNull()
      }))

    it('renames, never over another file unless it is told to', () =>
      withPhone(async phone => {
        const move = (from: string, to: string, over: boolean) =>
          phone.put?.rename([{ from: at(from), to: at(to), over }])
        await put(phone, 'Contract/a.bin', small)
        await put(phone, 'Contract/b.bin', large)
        await phone.put?.remove([at('Contract/c.bin')])
        expect(await move('Contract/a.bin', 'Contract/b.bin', false)).toEqual(['stayed'])
        expect(await move('Contract/a.bin', 'Contract/Folder', true)).toEqual(['stayed'])
        expect(await move('Contract/a.bin', 'Contract/c.bin', false)).toEqual(['moved'])
        expect(await phone.stat(at('Contract/a.bin'))).toBeNull()
        expect(await move('Contract/a.bin', 'Contract/d.bin', false)).toEqual(['lost'])
        expect(await move('Contract/c.bin', 'Contract/b.bin', true)).toEqual(['moved'])
        expect(await phone.stat(at('Contract/b.bin'))).toMatchObject({ bytes: small.length })
      }))

    it('removes files, and does not mind those that are gone', () =>
      withPhone(async phone => {
        const paths = ['Contract/x.bin', "Contract/it's y.bin"]
        for (const name of paths) await put(phone, name, small)
        await phone.put?.remove([...paths.map(at), at('Contract/never.bin')])
        for (const name of paths) expect(await phone.stat(at(name))).toBeNull()
      }))
  })
}
