import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeIndexLine, encodeIndexLine, type IndexLine } from './index-line'
import { readIndex } from './read-index'

const line: IndexLine = {
  path: '/storage/emulated/0/DCIM/a\udcff.jpg',
  category: 'gallery',
  bytes: 3,
  mtime: 1_700_000_000,
  sha256: 'ab'.repeat(32),
  file: 'Gallery/DCIM/a_.jpg',
  checked: 'sha256',
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-index-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(text: string | Uint8Array) {
  await writeFile(join(folder, 'index.jsonl'), text)
  const lines: IndexLine[] = []
  const bad: number[] = []
  for await (const item of readIndex(folder, number => bad.push(number))) lines.push(item)
  return { lines, bad }
}

describe('readIndex', () => {
  it('gives back what was written, also names that are not UTF-8', async () => {
    expect(await read(encodeIndexLine(line) + encodeIndexLine(line))).toEqual({
      lines: [line, line],
      bad: [],
    })
  })

  it('keeps all whole lines of an index cut anywhere', async () => {
    const text = Buffer.from(encodeIndexLine(line).repeat(3))
    const length = text.length / 3
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), async cut => {
        const { lines } = await read(text.subarray(0, cut))
        // A line that lacks only its line feed is whole.
        expect(lines).toHaveLength(Math.floor((cut + 1) / length))
      }),
      { numRuns: 50 },
    )
  })

  it('names lines that are of another form and goes on', async () => {
    const text = `nonsense\n${encodeIndexLine(line)}{"path":5}\n${encodeIndexLine(line)}`
    expect(await read(text)).toEqual({ lines: [line, line], bad: [1, 3] })
  })

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', 'a\\..\\b', '', '.'])('refuses the place %j', file => {
    expect(decodeIndexLine(JSON.stringify({ ...line, file }))).toBeNull()
  })
})
