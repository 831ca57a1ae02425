import { describe, expect, it } from 'vitest'
import { resumeStep } from '../../src/core/phone/phone'
import { at, contractTime, large, small } from './contract-files'
import { readAll, type WithPhone } from './phone-under-test'

export function readingContract(withPhone: WithPhone): void {
  describe('reading', () => {
    it('gives a file from its first byte to its last, and how it was afterwards', () =>
      withPhone(async phone => {
        const got = await readAll(phone, at('Contract/large.bin'), large.length)
        expect(got.bytes.equals(large)).toBe(true)
        expect(got).toMatchObject({ whole: true, after: { kind: 'file', modifiedAt: contractTime } })
        expect(await readAll(phone, at('Contract/empty.bin'), 0)).toMatchObject({ whole: true })
      }))

    it('takes many files ahead, and begins each once, before its bytes, when it is its turn', () =>
      withPhone(async phone => {
        const begun = new Map<number, number>()
        const reads = Array.from({ length: 100 }, async (_, number) => {
          const [path, content] =
            number % 10 === 0
              ? ([at('Contract/large.bin'), large] as const)
              : ([at('Contract/small.bin'), small] as const)
          const pieces: Buffer[] = []
          const end = await phone.read({
            path,
            bytes: content.length,
            from: 0,
            begin: async () => {
              await Promise.resolve()
              begun.set(number, (begun.get(number) ?? 0) + 1)
            },
            sink: piece => {
              expect(begun.get(number)).toBe(1)
              pieces.push(Buffer.from(piece))
            },
          })
          expect(end.whole).toBe(true)
          expect(Buffer.concat(pieces).equals(content)).toBe(true)
        })
        await Promise.all(reads)
        expect([...begun.values()]).toEqual(Array(100).fill(1))
      }))

    it('waits for its sink, and leaves alone what is lent', () =>
      withPhone(async phone => {
        let busy = false
        const kept: Buffer[] = []
        let release = () => {}
        const inUse = new Promise<void>(resolve => (release = resolve))
        const read = phone.read({
          path: at('Contract/large.bin'),
          bytes: large.length,
          from: 0,
          begin: () => Promise.resolve(),
          sink: async (piece, lend) => {
            expect(busy).toBe(false)
            busy = true
            await new Promise(resolve => setImmediate(resolve))
            // Lent for as long as the others come; a few only, for whoever keeps all stops the phone.
            if (kept.length < 2) {
              lend(inUse)
              kept.push(piece)
            } else
              expect(
                Buffer.concat(kept).equals(
                  large.subarray(
                    0,
                    kept.reduce((all, { length }) => all + length, 0),
                  ),
                ),
              ).toBe(true)
            busy = false
          },
        })
        expect((await read).whole).toBe(true)
        expect(kept.length).toBe(2)
        release()
      }))

    it('refuses what is not there, and goes on with the others', () =>
      withPhone(async phone => {
        const missing = readAll(phone, at('Contract/missing.bin'), 10)
        const folder = readAll(phone, at('Contract/Folder'), 10)
        const there = readAll(phone, at('Contract/small.bin'), small.length)
        await expect(missing).rejects.toMatchObject({ kind: 'refused', refusal: 'missing' })
        await expect(folder).rejects.toMatchObject({ kind: 'refused' })
        expect((await there).bytes.equals(small)).toBe(true)
      }))

    it('fails with what its begin or its sink fails with, and goes on with the others', () =>
      withPhone(async phone => {
        const reason = new Error('the disk is full')
        const request = { path: at('Contract/small.bin'), bytes: small.length, from: 0 }
        const failing = [
          phone.read({ ...request, begin: () => Promise.reject(reason), sink: () => undefined }),
          phone.read({
            ...request,
            begin: () => Promise.resolve(),
            sink: () => {
              throw reason
            },
          }),
          phone.read({
            ...request,
            begin: () => Promise.resolve(),
            sink: () => Promise.reject(reason),
          }),
        ]
        const others = [1, 2, 3, 4].map(() => readAll(phone, request.path, small.length))
        for (const end of await Promise.allSettled(failing)) expect(end).toMatchObject({ reason })
        for (const other of await Promise.all(others)) expect(other.bytes.equals(small)).toBe(true)
      }))

    it('cuts off a file that has more bytes than it was listed with', () =>
      withPhone(async phone => {
        let taken = 0
        const read = phone.read({
          path: at('Contract/large.bin'),
          bytes: 50_000,
          from: 0,
          begin: () => Promise.resolve(),
          sink: piece => void (taken += piece.length),
        })
        await expect(read).rejects.toMatchObject({ kind: 'refused', refusal: 'grew' })
        expect(taken).toBeLessThanOrEqual(50_000)
      }))

    it('says when it has not come to the end', () =>
      withPhone(async (phone, test) => {
        await test.cutShort(70_000)
        try {
          const got = await readAll(phone, at('Contract/small.bin'), small.length)
          expect(got.whole).toBe(false)
          expect(got.bytes.equals(small.subarray(0, 70_000))).toBe(true)
        } finally {
          await test.cutShort(null)
        }
      }))

    it('reads on from a step', () =>
      withPhone(async phone => {
        expect(phone.canResume).toBe(true)
        for (const steps of [1, 3]) {
          const got = await readAll(phone, at('Contract/large.bin'), large.length, steps * resumeStep)
          expect(got).toMatchObject({ whole: true })
          expect(got.bytes.equals(large.subarray(steps * resumeStep))).toBe(true)
        }
      }))

    it('gives the beginning of a file', () =>
      withPhone(async ({ head }) => {
        expect(await head(at('Contract/large.bin'), 1000)).toEqual(large.subarray(0, 1000))
        expect(await head(at('Contract/Folder/inside.txt'), 1000)).toEqual(Buffer.from('inside'))
        expect(await head(at('Contract/missing.bin'), 1000)).toBeNull()
      }))
  })
}
