import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pMap from 'p-map'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../src/core/places/place'

export interface PlaceUnderTest {
  /** With nothing in it. */
  readonly place: Place
  readonly stop: () => Promise<void>
}

/** What every place is held to. */
export function describePlace(name: string, make: () => Promise<PlaceUnderTest>): void {
  describe(`${name}, as a place`, () => {
    let made: PlaceUnderTest
    let place: Place
    let disk = ''
    beforeAll(async () => {
      made = await make()
      place = made.place
    })
    afterAll(async () => {
      await place.close()
      await made.stop()
    })
    beforeEach(async () => {
      disk = await mkdtemp(join(tmpdir(), 'phonekeep-place-'))
    })
    afterEach(async () => {
      for (const folder of await place.folders('')) await place.removeFolder(folder)
      await rm(disk, { recursive: true, force: true })
    })

    const onDisk = async (file: string, content: Buffer | string): Promise<string> => {
      const path = join(disk, file)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
      return path
    }
    const put = async (path: string, content: Buffer | string): Promise<void> =>
      place.put(await onDisk('source', content), path)
    const read = async (path: string): Promise<Buffer> => {
      await place.get(path, join(disk, 'target'))
      return await readFile(join(disk, 'target'))
    }

    it('keeps what is put there under its path, whatever is in its name', async () => {
      const content = new Map(names.map(each => [`in/${each}`, randomBytes(each.length * 100)]))
      for (const [path, bytes] of content) await put(path, bytes)
      const listed = await place.list('in')
      expect(listed.map(({ path, bytes }) => [path, bytes]).sort()).toEqual(
        [...content].map(([path, bytes]) => [path, bytes.length]).sort(),
      )
      for (const [path, bytes] of content) {
        expect(await place.stat(path)).toEqual({ path, bytes: bytes.length })
        expect((await read(path)).equals(bytes)).toBe(true)
      }
    })

    it('takes a file from the disk, and back to it, whatever is in its name there', async () => {
      for (const each of [...names, ...namesOfDisk]) {
        const bytes = randomBytes(1000)
        await place.put(await onDisk(`from/${each}`, bytes), 'in/one')
        await mkdir(dirname(join(disk, 'to', each)), { recursive: true })
        await place.get('in/one', join(disk, 'to', each))
        expect((await readFile(join(disk, 'to', each))).equals(bytes), each).toBe(true)
      }
    })

    it('puts other bytes in place of a file of the same size and time', async () => {
      const time = new Date('2024-05-06T07:08:09Z')
      for (const content of ['first one', 'other one']) {
        const source = await onDisk('source', content)
        await utimes(source, time, time)
        await place.put(source, 'in/same.txt')
      }
      expect((await read('in/same.txt')).toString()).toBe('other one')
      await put('in/same.txt', 'shorter')
      expect((await read('in/same.txt')).toString()).toBe('shorter')
      expect(await place.list('in')).toEqual([{ path: 'in/same.txt', bytes: 7 }])
    })

    it('keeps an empty file, and gets one over another', async () => {
      await put('in/empty', '')
      expect(await place.stat('in/empty')).toEqual({ path: 'in/empty', bytes: 0 })
      await onDisk('target', 'in its place')
      expect((await read('in/empty')).length).toBe(0)
    })

    it('has nothing where nothing is', async () => {
      await put('in/there', 'there')
      expect(await place.list('nowhere/at all')).toEqual([])
      expect(await place.folders('nowhere/at all')).toEqual([])
      expect(await place.stat('in/not there')).toBeNull()
      expect(await place.stat('nowhere/not there')).toBeNull()
      expect(await place.stat('in')).toBeNull()
      expect(await place.checksum('in/not there')).toBeNull()
      await place.remove('in/not there')
      await place.remove('nowhere/not there')
      await place.removeFolder('nowhere')
      const target = await onDisk('target', 'of before')
      await expect(place.get('in/not there', target)).rejects.toMatchObject({ kind: 'missing' })
      await expect(place.put(join(disk, 'no source'), 'in/new')).rejects.toMatchObject({ name: 'PlaceError' })
      expect(await place.list('in')).toEqual([{ path: 'in/there', bytes: 5 }])
    })

    it('leaves nothing of what it could not get', async () => {
      await expect(place.get('in/not there', join(disk, 'target'))).rejects.toMatchObject({ kind: 'missing' })
      await expect(stat(join(disk, 'target'))).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('tells folders, and removes one with all that is in it and nothing else', async () => {
      for (const path of ['a/x/1', 'a/x/deep/2', 'a/y z/3', 'a/4', 'ab/5']) await put(path, path)
      expect([...(await place.folders('a'))].sort()).toEqual(['x', 'y z'])
      expect([...(await place.folders(''))].sort()).toEqual(['a', 'ab'])
      await place.removeFolder('a/x')
      expect(await place.folders('a')).toEqual(['y z'])
      await place.remove('a/4')
      expect((await place.list('a')).map(({ path }) => path)).toEqual(['a/y z/3'])
      await place.removeFolder('a')
      expect(await place.list('a')).toEqual([])
      expect((await place.list('ab')).map(({ path }) => path)).toEqual(['ab/5'])
    })

    it('tells how many bytes have moved', async () => {
      const bytes = 3_000_000
      const source = await onDisk('source', randomBytes(bytes))
      let moved = 0
      await place.put(source, 'in/large', { onBytes: more => (moved += more) })
      expect(moved).toBe(bytes)
    })

    it('takes eight files at a time', async () => {
      const files = Array.from({ length: 24 }, (_, index) => ({ path: `in/${index % 3}/${index}`, index }))
      await pMap(
        files,
        async ({ path, index }) => {
          await place.put(await onDisk(`source-${index}`, `content ${index}`), path)
        },
        { concurrency: 8 },
      )
      expect((await place.list('in')).map(({ path }) => path).sort()).toEqual(
        files.map(({ path }) => path).sort(),
      )
      for (const { path, index } of files) expect((await read(path)).toString()).toBe(`content ${index}`)
    })

    it('knows the right checksum or none, and its free bytes or none', async () => {
      const content = randomBytes(5000)
      await put('in/sum', content)
      const sum = await place.checksum('in/sum')
      if (sum !== null) expect(sum.hex).toBe(createHash(sum.algorithm).update(content).digest('hex'))
      const free = await place.freeBytes()
      expect(free === null || free > 0).toBe(true)
    })

    it('does nothing for a signal that has aborted', async () => {
      const source = await onDisk('source', 'never there')
      const reason = new Error('Enough')
      const signal = AbortSignal.abort(reason)
      await expect(place.put(source, 'in/never', { signal })).rejects.toBe(reason)
      await expect(place.get('in/never', join(disk, 'target'), { signal })).rejects.toBe(reason)
      expect(await place.list('in')).toEqual([])
    })
  })
}

const names = [
  'plain.txt',
  'with space (1).jpg',
  'Grüße aus Köln/日本語 😀.png',
  'percent%20and+plus&more#hash?.txt',
  "it's [brackets] {braces} $dollar ~tilde;semi,comma=.txt",
  '.hidden',
  'full．stop.txt',
]

/** Where rclone has characters of its own. */
const namesOfDisk = [
  'a␀b',
  'a␁b',
  'a／b',
  '‛',
  '‛‛a',
  '．',
  '．．',
  'x\u0001y',
  'x␡y',
  'x\u007fy',
  ' led',
  'tail ',
]
