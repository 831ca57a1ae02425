import fc from 'fast-check'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { BackupItem } from '../format/backup-item'
import { encodeIndexLine, type IndexLine } from '../format/index-line'
import { defaultLimits, loadItems, type LoadLimits, type LoadOptions } from './load-items'
import type { PlainManifest } from '../format/manifest'
import { withKeys } from './open-backup'

const folder = await mkdtemp(join(tmpdir(), 'phonekeep-load-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const tally = { count: 0, bytes: 0 }
const manifest: PlainManifest = {
  format: 'phonekeep-backup',
  version: 1,
  state: 'complete',
  createdBy: 'test',
  startedAt: '2026-11-22T14:30:05Z',
  total: tally,
  phone: { manufacturer: 'Google', model: 'Pixel 7', androidVersion: '14', serial: '1A2B' },
  saved: { gallery: tally, videos: tally, audio: tally, documents: tally, whatsapp: tally, other: tally },
  totals: { copied: tally, linked: tally, kept: tally, checkedByPhone: 0 },
  notIncluded: [],
  problems: [],
}

const lineOf = (number: number, part: Partial<IndexLine> = {}): IndexLine => ({
  path: `/storage/emulated/0/DCIM/${number}.jpg`,
  category: 'gallery',
  bytes: number,
  mtime: 1_700_000_000 + number,
  sha256: number.toString(16).padStart(64, '0'),
  file: `Gallery/DCIM/${number}.jpg`,
  checked: 'sha256',
  ...part,
})

async function load(content: string | Uint8Array, options: LoadOptions = {}, state = manifest.state) {
  await writeFile(join(folder, 'index.jsonl'), content)
  const items: BackupItem[] = []
  let badLines = 0
  const onBadLine = () => (badLines += 1)
  await loadItems(withKeys(folder, { ...manifest, state }, null), items, { onBadLine, ...options })
  return { items, badLines }
}

const textOf = (lines: readonly IndexLine[]) => lines.map(encodeIndexLine).join('')
const failure = (code: string) => ({ info: { code } })

describe('the items of a backup', () => {
  it('are those of its index, in its order', async () => {
    const { items, badLines } = await load(textOf([lineOf(2), lineOf(1)]))
    expect(items.map(({ path, modifiedAt }) => [path, modifiedAt])).toEqual([
      [lineOf(2).path, lineOf(2).mtime],
      [lineOf(1).path, lineOf(1).mtime],
    ])
    expect(badLines).toBe(0)
  })

  it('are the first of each path in a complete one, and the last in one that was interrupted', async () => {
    const text = textOf([lineOf(1), lineOf(2), lineOf(1, { bytes: 77 })])
    const complete = await load(text)
    expect(complete.items.map(({ bytes }) => bytes)).toEqual([1, 2])
    expect(complete.badLines).toBe(1)
    const former: number[] = []
    const onItem: LoadOptions['onItem'] = (_, old) => void (old && former.push(old.bytes))
    const partial = await load(text, { onItem }, 'partial')
    expect(partial.items.map(({ bytes }) => bytes)).toEqual([77, 2])
    expect(partial.badLines).toBe(0)
    expect(former).toEqual([1])
  })

  it('are all whose lines are whole, however the file was cut off or changed', async () => {
    const lines = Array.from({ length: 12 }, (_, number) => lineOf(number))
    const whole = Buffer.from(textOf(lines))
    const encoded = new Map(lines.map(line => [encodeIndexLine(line).trimEnd(), line.path]))
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.array(change, { maxLength: 8 }), async (end, changes) => {
        const bytes = Buffer.from(whole)
        for (const { at, to } of changes) bytes[at] = to
        const { items, badLines } = await load(bytes.subarray(0, end))
        const texts = bytes
          .subarray(0, end)
          .toString('utf8')
          .split('\n')
          .filter(text => text !== '')
        expect(items.length + badLines).toBe(texts.length)
        const paths = new Set(items.map(({ path }) => path))
        const untouched = texts.filter(text => encoded.has(text))
        for (const text of untouched) expect(paths).toContain(encoded.get(text))
        for (const { file } of items) expect(file.split('/')).not.toContain('..')
      }),
      { numRuns: 80 },
    )
  })

  it('are never of places outside of the backup', async () => {
    const files = ['../x', '/etc/passwd', 'a/../../x', '..\\x', 'a//b', '', './a', 'a/..']
    const { items, badLines } = await load(textOf(files.map((file, number) => lineOf(number, { file }))))
    expect(items).toEqual([])
    expect(badLines).toBe(files.length)
  })
})

describe('an index that is too large', () => {
  const limits: LoadLimits = { ...defaultLimits, items: 10, badLines: 10, text: 2_000, indexBytes: 10_000 }
  const lines = (count: number) => textOf(Array.from({ length: count }, (_, number) => lineOf(number)))

  it('is told by its items, bad lines, names and bytes', async () => {
    expect((await load(lines(10), { limits })).items).toHaveLength(10)
    await expect(load(lines(11), { limits })).rejects.toMatchObject(failure('backup-too-large'))
    expect((await load('?\n'.repeat(10), { limits })).badLines).toBe(10)
    await expect(load('?\n'.repeat(11), { limits })).rejects.toMatchObject(failure('backup-too-large'))
    const long = lineOf(1, { path: '/' + 'x'.repeat(2_000) })
    await expect(load(textOf([long]), { limits })).rejects.toMatchObject(failure('backup-too-large'))
    await expect(load('\n'.repeat(10_001), { limits })).rejects.toMatchObject(failure('backup-too-large'))
  })

  it('does not go on when it is no longer wanted', async () => {
    const stop = new AbortController()
    let seen = 0
    const onItem = () => {
      seen += 1
      if (seen === 5) stop.abort()
    }
    await expect(load(lines(5_000), { signal: stop.signal, onItem })).rejects.toThrow('abort')
    expect(seen).toBeLessThan(5_000)
  })

  it('lets others have their turn', async () => {
    let turns = 0
    const clock = setInterval(() => (turns += 1), 1)
    await load(lines(20_000)).finally(() => clearInterval(clock))
    expect(turns).toBeGreaterThan(3)
  })
})
