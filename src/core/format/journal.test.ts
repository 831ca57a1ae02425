import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openJournal } from './journal'
import { readLines } from '../disk/read-lines'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-journal-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('has the lines in the order of the calls, and is going on after a cut anywhere, with zeros behind it', async () => {
  const file = join(folder, 'journal')
  const before = 'one\ntwo\nthree\n'
  await fc.assert(
    fc.asyncProperty(
      fc.nat(before.length),
      fc.constantFrom(0, 1, 4096, 200_000),
      fc.array(fc.stringMatching(/^[a-z]{1,5}$/)),
      async (cut, zeros, words) => {
        await writeFile(file, before.slice(0, cut) + '\0'.repeat(zeros))
        const journal = await openJournal(file)
        await Promise.all(words.map(word => journal.append(`${word}\n`, 0)))
        await journal.finish()
        const kept = before.slice(0, before.slice(0, cut).lastIndexOf('\n') + 1)
        expect(await readFile(file, 'utf8')).toBe(kept + words.map(word => `${word}\n`).join(''))
      },
    ),
    { numRuns: 50 },
  )
})

it('nothing is written once it is another run’s', async () => {
  const file = join(folder, 'lost')
  let ours = true
  const busy = new Error('of another')
  const prove = () => (ours ? Promise.resolve() : Promise.reject(busy))
  const journal = await openJournal(file, { prove })
  await journal.append('one\n', 0)
  ours = false
  await expect(journal.append('two\n', 0)).rejects.toBe(busy)
  ours = true
  await expect(journal.append('three\n', 0)).rejects.toBe(busy)
  await journal.abandon()
  expect(await readFile(file, 'utf8')).toBe('one\n')
})

describe('a power cut costs little', () => {
  afterEach(() => void vi.useRealTimers())
  const mebibyte = 1024 * 1024

  /** How much of the journal was written each time its names, and then its lines, were flushed. */
  async function countFlushes() {
    const file = join(folder, 'flushed')
    await rm(file, { force: true })
    const flushed: string[] = []
    const syncNames = async () => void flushed.push(await readFile(file, 'utf8'))
    return { flushed, journal: await openJournal(file, { syncNames }) }
  }

  it('by time: all lines of a second are flushed together', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { flushed, journal } = await countFlushes()
    await journal.append('one\n', 1)
    await vi.advanceTimersByTimeAsync(600)
    await journal.append('two\n', 1)
    expect(flushed).toEqual([])
    await vi.advanceTimersByTimeAsync(400)
    await vi.waitFor(() => expect(flushed).toEqual(['one\ntwo\n']))
    await vi.advanceTimersByTimeAsync(5000)
    expect(flushed).toHaveLength(1)
    await journal.append('three\n', 1)
    await vi.advanceTimersByTimeAsync(1000)
    await vi.waitFor(() => expect(flushed).toHaveLength(2))
    await journal.finish()
  })

  it('by size: lines of many bytes are flushed before more are taken', async () => {
    const { flushed, journal } = await countFlushes()
    await journal.append('one\n', 63 * mebibyte)
    expect(flushed).toEqual([])
    await journal.append('two\n', mebibyte)
    expect(flushed).toEqual(['one\ntwo\n'])
    await journal.append('three\n', mebibyte)
    expect(flushed).toHaveLength(1)
    await journal.finish()
    expect(flushed).toHaveLength(2)
  })

  it('a flush that fails fails all that follows', async () => {
    const broken = new Error('EIO')
    const journal = await openJournal(join(folder, 'broken'), { syncNames: () => Promise.reject(broken) })
    await expect(journal.append('one\n', 64 * mebibyte)).rejects.toBe(broken)
    await expect(journal.append('two\n', 0)).rejects.toBe(broken)
    await journal.abandon()
  })
})

it('a line longer than any of ours is passed over, however long, and those after it are read', async () => {
  const file = join(folder, 'long')
  await writeFile(file, `first\n${'x'.repeat(3_000_000)}\nlast`)
  const lines: (string | null)[] = []
  for await (const line of readLines(file)) lines.push(line)
  expect(lines).toEqual(['first', null, 'last'])
})

it('zeros at the end are no line, however many; elsewhere they are', async () => {
  const file = join(folder, 'zeros')
  const read = async () => {
    const lines: (string | null)[] = []
    for await (const line of readLines(file)) lines.push(line)
    return lines
  }
  await writeFile(file, `first\nsecond${'\0'.repeat(3_000_000)}`)
  expect(await read()).toEqual(['first', 'second'])
  await writeFile(file, `first\n${'\0'.repeat(3_000_000)}`)
  expect(await read()).toEqual(['first'])
  await appendFile(file, 'last')
  expect((await read())[1]).toContain('\0')
})
