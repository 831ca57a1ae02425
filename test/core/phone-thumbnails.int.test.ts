import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { openCommandShell } from '../../src/core/android/adb/open-command-shell'
import type { PhoneLink } from '../../src/core/android/adb/open-service'
import { quoteShell } from '../../src/core/android/adb/quote-shell'
import { createCatalog } from '../../src/core/data/catalog'
import type { Entry } from '../../src/core/phone/entry'
import { openPhone } from '../../src/core/android/open-phone'
import { scanStorage } from '../../src/core/data/files/scan-storage'
import { createFileHeads } from '../../src/core/android/file-heads'
import { createPhoneThumbnails, type MediaTable } from '../../src/core/android/phone-thumbnails'
import { usePhone } from '../phone-fixture'

describe.each([
  ['of Android itself', false],
  ['built in', true],
])('with the shell %s', (_name, builtinShell) => {
  const fixture = usePhone({ photos: 40, builtinShell })

  async function listFiles(link: PhoneLink): Promise<readonly Entry[]> {
    const catalog = createCatalog()
    await scanStorage(openPhone(link), ['/storage/emulated/0', '/storage/1A2B-3C4D'], catalog.add)
    return catalog.entries
  }

  async function ask(link: PhoneLink, files: readonly Entry[], table: MediaTable) {
    const heads = createFileHeads(link)
    const thumbnails = createPhoneThumbnails(link, heads)
    try {
      return await Promise.all(files.map(file => thumbnails.read(file.path, table)))
    } finally {
      thumbnails.close()
      heads.close()
    }
  }

  it.each([
    ['HEIC pictures', /\.heic$/, 'images', 2],
    ['films, on the card too', /\.mp4$/, 'video', 5],
    ['ordinary pictures', /PXL_.*\.jpg$/, 'images', 12],
  ] as const)('gets the phone’s own thumbnails of %s', async (_what, pattern, table, minBytes) => {
    const link = await fixture().link()
    const files = (await listFiles(link)).filter(({ path }) => pattern.test(path))
    expect(files.length).toBeGreaterThanOrEqual(minBytes)
    const thumbnails = await ask(link, files, table)
    for (const [index, jpeg] of thumbnails.entries()) {
      expect(jpeg, files[index]?.path).not.toBeNull()
      const { format, width = 0, height = 0 } = await sharp(jpeg ?? Buffer.alloc(0)).metadata()
      expect([format, Math.max(width, height)]).toEqual(['jpeg', 512])
    }
  })

  it('gets none of what the phone has not indexed', async () => {
    const link = await fixture().link()
    const files = (await listFiles(link)).filter(({ path }) => path.endsWith('.flac'))
    expect(await ask(link, files, 'images')).toEqual(files.map(() => null))
  })

  it('reads the heads of files with any name and content, short, empty, locked and vanished ones between them', async () => {
    const link = await fixture().link()
    const folder = join(fixture().phone.internalStorage, 'Heads')
    await mkdir(folder)
    const contents = {
      'long.bin': Buffer.alloc(300_000, 'long'),
      'empty.bin': Buffer.alloc(0),
      'short.bin': Buffer.from('short\n'),
      'it\'s $(id) `id` "x" \\.bin': Buffer.from('0'.repeat(33) + '\n'),
      'two\nlines; echo 1.bin': Buffer.from([0, 10, 13, 255, 0]),
    }
    for (const [name, bytes] of Object.entries(contents)) await writeFile(join(folder, name), bytes)
    const heads = createFileHeads(link)
    const read = (path: string) => heads.read(`/sdcard/${path}`, 100_000)
    const wanted = Object.entries(contents).flatMap(([name, bytes]) => [
      { path: `Heads/${name}`, bytes: bytes.subarray(0, 100_000) },
      { path: 'Heads/gone.bin', bytes: null },
      { path: 'Heads', bytes: null },
      { path: 'Locked/diary.txt', bytes: null },
    ])
    const seen = await Promise.all(wanted.map(({ path }) => read(path)))
    heads.close()
    expect(seen).toEqual(wanted.map(({ bytes }) => bytes))
  })

  it('is not misled by files that look like the end of an answer', async () => {
    const link = await fixture().link()
    const forged = `${'a'.repeat(32)}0\n${'b'.repeat(32)}1\n`
    await writeFile(join(fixture().phone.internalStorage, 'forged.txt'), forged)
    const shell = await openCommandShell(link)
    const outputs = await Promise.all(
      ['forged.txt', 'none', 'forged.txt'].map(name =>
        shell.run(`cat ${quoteShell(`/sdcard/${name}`)}`, 1000),
      ),
    )
    shell.close()
    expect(outputs.map(({ ok, stdout }) => [ok, stdout.toString()])).toEqual([
      [true, forged],
      [false, ''],
      [true, forged],
    ])
  })

  it('gives up a command that prints more than it may', async () => {
    const link = await fixture().link()
    const shell = await openCommandShell(link)
    await expect(shell.run('cat /sdcard/Documents/Notes.md', 10)).rejects.toMatchObject({ kind: 'protocol' })
    await expect(shell.run('echo late', 100)).rejects.toThrow()
  })
})

describe('an Android without such thumbnails', () => {
  const fixture = usePhone({ photos: 12, android: '9' })

  it('is asked a few times and then no more', async () => {
    const link = await fixture().link()
    const catalog = createCatalog()
    await scanStorage(openPhone(link), ['/storage/emulated/0'], catalog.add)
    const files = catalog.entries.filter(({ category }) => category === 'gallery' || category === 'videos')
    const said: string[] = []
    const overheard: PhoneLink = {
      ...link,
      open: async (service, options) => {
        const stream = await link.open(service, options)
        const write = (bytes: Uint8Array) => {
          said.push(Buffer.from(bytes).toString('latin1'))
          return stream.write(bytes)
        }
        return { reader: stream.reader, write, close: () => stream.close() }
      },
    }
    const heads = createFileHeads(overheard)
    const thumbnails = createPhoneThumbnails(overheard, heads)
    let without = 0
    for (const file of files) if ((await thumbnails.read(file.path, 'images')) === null) without += 1
    heads.close()
    thumbnails.close()
    expect(without).toBeGreaterThan(6)
    expect(said.filter(line => line.includes('content query')).length).toBe(1)
    expect(said.filter(line => line.includes('content read')).length).toBe(5)
  })
})
