import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listingBudget } from '../../src/core/phone/answer-budget'
import { resumeStep, type DirEntry, type Phone, type PhoneAccess } from '../../src/core/phone/phone'
import { isPhoneLost, PhoneError } from '../../src/core/phone/phone-error'
import { internalStorage } from '../../src/core/phone/place'

/** A phone that a contract is held against. */
export interface PhoneUnderTest {
  /** Puts files onto it, by paths below its internal storage, all with `contractTime`. */
  readonly fill: (files: Readonly<Record<string, Buffer>>) => Promise<void>
  readonly access: () => Promise<PhoneAccess>
  /** It is pulled off the cable after so many bytes of files, and is back when it is waited for. */
  readonly losePhone: (afterBytes: number) => Promise<void>
  /** Reading any file ends after so many bytes; null as before. */
  readonly cutShort: (afterBytes: number | null) => Promise<void>
  /** `closedName`, a folder, may not be looked into. */
  readonly closeFolder: () => Promise<void>
  /** It takes nothing to `refusedName`, for this reason; null as before. */
  readonly refuseToTake: (why: 'no-room' | 'denied' | null) => Promise<void>
}

/** Below its internal storage. */
export const refusedName = 'Contract/refused.bin'
export const closedName = 'Contract/Closed'
/** Seconds since 1970. */
export const contractTime = 1_600_000_000

const at = (name: string) => `${internalStorage}/${name}`
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
/** Every byte tells where it is, so that one piece in place of another is seen. */
const pattern = (bytes: number, seed = 0) => {
  const buffer = Buffer.alloc(bytes)
  for (let index = 0; index < bytes; index++) buffer[index] = (index * 31 + (index >> 8) * 7 + seed) % 251
  return buffer
}

const large = pattern(3 * resumeStep + 12_345)
const small = pattern(100_000, 5)
const odd = ["it's $(here) `x`.txt", 'two  spaces', '-n', 'été 🏖️.jpg', 'back\\slash', '"quoted"']

const contents: Readonly<Record<string, Buffer>> = {
  'Contract/large.bin': large,
  'Contract/small.bin': small,
  'Contract/empty.bin': Buffer.alloc(0),
  'Contract/Folder/inside.txt': Buffer.from('inside'),
  ...Object.fromEntries(odd.map((name, number) => [`Contract/Odd/${name}`, pattern(1000, number)])),
}

interface Got {
  readonly bytes: Buffer
  readonly whole: boolean
  readonly after: Awaited<ReturnType<Phone['read']>>['after']
}

/** Reads a file as a careful reader does: each piece is copied before anything else comes. */
async function readAll(phone: Phone, path: string, bytes: number, from = 0): Promise<Got> {
  const pieces: Buffer[] = []
  const end = await phone.read({
    path,
    bytes,
    from,
    begin: () => Promise.resolve(),
    sink: piece => void pieces.push(Buffer.from(piece)),
  })
  return { ...end, bytes: Buffer.concat(pieces) }
}

async function listAll(phone: Phone, folder: string): Promise<DirEntry[]> {
  const entries: DirEntry[] = []
  for await (const batch of phone.list(folder, listingBudget())) entries.push(...batch)
  return entries
}

const versionOf = (path: string, bytes: number) => ({ path, bytes, modifiedAt: contractTime })

/**
 * What a job may expect of any phone. It is held against each of them, so that the phone in memory is not the kinder one.
 * `use` gives the phone once it is there, with nothing on it but what earlier cases have put there.
 */
export function phoneContract(use: () => PhoneUnderTest): void {
  const withPhone = async (work: (phone: Phone, test: PhoneUnderTest) => Promise<void>) => {
    await use().fill(contents)
    const phone = await (await use().access()).open({})
    try {
      await work(phone, use())
    } finally {
      phone.close()
    }
  }

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

  describe('looking', () => {
    it('tells what has a path', () =>
      withPhone(async phone => {
        expect(await phone.stat(at('Contract/small.bin'))).toEqual({
          kind: 'file',
          bytes: small.length,
          exactSize: true,
          modifiedAt: contractTime,
        })
        expect(await phone.stat(at('Contract/Folder'))).toMatchObject({ kind: 'folder' })
        expect(await phone.stat(at('Contract/missing.bin'))).toBeNull()
      }))

    it('lists a folder, whatever the names are', () =>
      withPhone(async phone => {
        const entries = await listAll(phone, at('Contract'))
        expect(entries.map(({ name }) => name).sort()).toEqual(
          ['Folder', 'Odd', 'empty.bin', 'large.bin', 'small.bin'].sort(),
        )
        expect(entries.find(({ name }) => name === 'large.bin')).toEqual({
          name: 'large.bin',
          kind: 'file',
          bytes: large.length,
          exactSize: true,
          modifiedAt: contractTime,
          problem: null,
        })
        expect((await listAll(phone, at('Contract/Odd'))).map(({ name }) => name).sort()).toEqual(odd.sort())
        expect(await listAll(phone, at('Contract/missing'))).toEqual([])
      }))

    it('knows which of the folders that look empty may not be looked into', () =>
      withPhone(async (phone, test) => {
        await test.fill({ [`${closedName}/secret.txt`]: small })
        await test.closeFolder()
        expect(await listAll(phone, at(closedName))).toEqual([])
        const asked = [at('Contract/Folder'), at(closedName)]
        expect(await phone.seemEmpty?.(asked, listingBudget())).toEqual([at(closedName)])
      }))

    it('hashes files in their order, and those it does not have not at all', () =>
      withPhone(async ({ hash }) => {
        const asked = [
          versionOf(at('Contract/small.bin'), small.length),
          versionOf(at('Contract/missing.bin'), 10),
          ...odd.map(name => versionOf(at(`Contract/Odd/${name}`), 1000)),
          versionOf(at('Contract/large.bin'), large.length),
        ]
        expect(await hash?.of(asked)).toEqual([
          sha256(small),
          null,
          ...odd.map(name => sha256(contents[`Contract/Odd/${name}`] ?? Buffer.of())),
          sha256(large),
        ])
        expect(await hash?.of(asked.slice(0, 1))).toEqual([sha256(small)])
        expect(await hash?.beginning(at('Contract/large.bin'), 7777)).toBe(sha256(large.subarray(0, 7777)))
      }))

    it('tells its internal storage', () =>
      withPhone(async ({ volumes }) => {
        expect(await volumes?.()).toContainEqual(
          expect.objectContaining({ path: internalStorage, kind: 'internal' }),
        )
      }))
  })

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
