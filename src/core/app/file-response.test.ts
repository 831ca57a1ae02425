import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { encryptStream } from '../crypto/encrypt-stream'
import { createIdentity, parseRecipient } from '../crypto/identity'
import { openItemFile } from '../library/item-file'
import type { PlainManifest } from '../format/manifest'
import { withKeys, type BackupReader } from '../library/open-backup'
import { fileResponse, parseRange, type OpenItemFile } from './file-response'

const content = randomBytes(700_001)
const folder = await mkdtemp(join(tmpdir(), 'phonekeep-file-'))
const identity = createIdentity()
const sealed: Buffer[] = []
for await (const piece of encryptStream(Readable.from([content]), parseRecipient(identity.recipient)))
  sealed.push(piece)
afterAll(() => rm(folder, { recursive: true, force: true }))

// Of a manifest, reading an item needs nothing.
const manifest = { state: 'complete' } as PlainManifest
const keys = { identity, recipient: identity.recipient, keyFile: Buffer.alloc(0), secret: Buffer.alloc(32) }

describe.each(['plain', 'encrypted'] as const)('an item of a %s backup', kind => {
  const file = `data/${kind}.mp4`
  let backup: BackupReader
  let open = 0
  let opened = 0

  beforeEach(async () => {
    backup = withKeys(folder, manifest, kind === 'plain' ? null : keys)
    await mkdir(join(folder, 'data'), { recursive: true })
    await writeFile(join(folder, file), kind === 'plain' ? content : Buffer.concat(sealed))
    open = opened = 0
  })

  /** Counts the files that are open. */
  const openItem: OpenItemFile = async () => {
    const item = await openItemFile(backup, file)
    open += 1
    opened += 1
    const close = async () => {
      await item.close()
      open -= 1
    }
    return { ...item, close }
  }
  const ask = (range: string | null, signal = new AbortController().signal) =>
    fileResponse({ open: openItem, name: 'film.mp4', range, signal })
  const readerOf = ({ body }: Response) => (body as ReadableStream<Uint8Array>).getReader()
  const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

  it('comes whole', async () => {
    const response = await ask(null)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '700001',
      'accept-ranges': 'bytes',
    })
    expect((await bodyOf(response)).equals(content)).toBe(true)
    expect(open).toBe(0)
  })

  it('comes in any part that is asked for', async () => {
    const edges = fc.tuple(fc.nat(content.length - 1), fc.nat(content.length - 1))
    await fc.assert(
      fc.asyncProperty(edges, async ([a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const response = await ask(`bytes=${start}-${end}`)
        expect(response.status).toBe(206)
        expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/700001`)
        expect(response.headers.get('content-length')).toBe(String(end - start + 1))
        expect((await bodyOf(response)).equals(content.subarray(start, end + 1))).toBe(true)
      }),
      { numRuns: 25 },
    )
    for (const range of ['bytes=700000-', 'bytes=-1']) {
      expect((await bodyOf(await ask(range))).equals(content.subarray(-1))).toBe(true)
    }
    expect(open).toBe(0)
  })

  it('has nothing behind its end', async () => {
    const response = await ask('bytes=700001-')
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe('bytes */700001')
    expect(open).toBe(0)
  })

  it('is read only as it is taken, and closed when nobody takes more', async () => {
    const reader = readerOf(await ask(null))
    expect([opened, open]).toEqual([1, 0])
    const first = await reader.read()
    expect(first.value?.length).toBeLessThanOrEqual(128 * 1024)
    expect([opened, open]).toEqual([2, 1])
    await reader.cancel()
    expect(open).toBe(0)
  })

  it('leaves nothing open that was never read', async () => {
    const response = await ask('bytes=5-')
    await response.body!.cancel()
    const lost = await ask(null)
    expect(lost.bodyUsed).toBe(false)
    expect(open).toBe(0)
  })

  it('ends, and is closed, when its catalog is', async () => {
    const closing = new AbortController()
    const reader = readerOf(await ask(null, closing.signal))
    await reader.read()
    closing.abort(new Error('closed'))
    await expect(reader.read()).rejects.toThrow('closed')
    await expect.poll(() => open).toBe(0)
    await expect(bodyOf(await ask(null, closing.signal))).rejects.toThrow('closed')
    expect(open).toBe(0)
  })

  it('breaks off, and is closed, when the file is cut short meanwhile', async () => {
    const reader = readerOf(await ask(null))
    await reader.read()
    await truncate(join(folder, file), 300_000)
    const rest = async () => {
      while (!(await reader.read()).done);
    }
    await expect(rest()).rejects.toThrow('cut off')
    expect(open).toBe(0)
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 100 }],
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=90-200', { start: 90, end: 100 }],
    ['bytes=-30', { start: 70, end: 100 }],
    ['bytes=-300', { start: 0, end: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-4', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['chapters=1-2', null],
    ['bytes=1e1-', null],
    ['', null],
  ] as const)('%s of 100 bytes', (text, expected) => {
    expect(parseRange(text, 100)).toEqual(expected)
  })

  it('of nothing is never there', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable')
  })
})
