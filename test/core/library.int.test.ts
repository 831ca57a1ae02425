import { execFile } from 'node:child_process'
import { chmod, link, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { encodeIndexLine } from '../../src/core/format/index-line'
import { createDiskMeter } from '../../src/core/library/measure-library'
import { openBackup } from '../../src/core/library/open-backup'
import { pickCovers } from '../../src/core/media/pick-covers'
import { scanLibrary, type ScannedBackup } from '../../src/core/library/scan-library'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { backUp, readAll } from '../backup-kit'
import { useBackups } from '../backup-fixture'
import { makeLibraryContents } from '../library-kit'

const run = promisify(execFile)
const { fixture, storage, output, keys, formatOf } = await useBackups()
const day = (number: number) => new Date(2026, 10, number, 14, 30, 5)

beforeAll(async () => storage.fill(await makeLibraryContents()))

async function scan(folder = output()): Promise<ScannedBackup[]> {
  const found: ScannedBackup[] = []
  for await (const backup of scanLibrary(folder)) found.push(backup)
  return found
}

describe('the library of a phone', () => {
  it('shows what each backup is, without its index and without the password', async () => {
    const plain = await backUp(fixture(), { outputFolder: output(), startedAt: day(1) })
    const sealed = await backUp(fixture(), {
      outputFolder: output(),
      startedAt: day(2),
      format: encryptedFormat(keys()),
    })
    const hurt = await backUp(fixture(), { outputFolder: output(), startedAt: day(3) })
    const torn = join(hurt.folder, 'backup.json')
    await writeFile(torn, (await readFile(torn)).subarray(0, 200))
    const stop = new AbortController()
    const partial = await backUp(
      fixture(),
      { outputFolder: output(), startedAt: day(4), choose: ({ path }) => !path.endsWith('b.jpg') },
      { signal: stop.signal, onProgress: ({ itemsDone }) => itemsDone > 0 && stop.abort() },
    )
    expect(partial.status).toBe('cancelled')
    const found = new Map((await scan()).map(one => [one.folder, one]))
    expect(found.size).toBe(4)
    const phone = { serial: expect.any(String) as string, name: expect.stringContaining('Pixel') as string }
    expect(found.get(plain.folder)).toMatchObject({
      state: 'complete',
      encrypted: false,
      items: 5,
      startedAt: day(1).getTime(),
      pictures: 3,
      phone,
    })
    expect(found.get(sealed.folder)).toMatchObject({
      state: 'complete',
      encrypted: true,
      items: 5,
      phone: null,
    })
    expect(found.get(partial.folder)).toMatchObject({ state: 'interrupted', encrypted: false, phone })
    expect(found.get(hurt.folder)).toMatchObject({ state: 'damaged', startedAt: day(3).getTime(), items: 0 })
  })

  it('says so when verifying has found something wrong, and no more when that is mended', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output() })
    const film = join(folder, (await readAll(folder)).find(({ path }) => path.endsWith('mp4'))?.file ?? '')
    const bytes = await readFile(film)
    await chmod(film, 0o644)
    await writeFile(film, bytes.subarray(0, 7))
    await verifyBackup(await openBackup(folder, null))
    expect(await scan()).toMatchObject([{ state: 'damaged', damagedFiles: 1, items: 5 }])
    await writeFile(film, bytes)
    await verifyBackup(await openBackup(folder, null))
    expect(await scan()).toMatchObject([{ state: 'complete', damagedFiles: 0 }])
  })

  it.each(['plain', 'encrypted'] as const)('counts what %s backups share once', async kind => {
    const format = formatOf(kind)
    const first = await backUp(fixture(), { outputFolder: output(), startedAt: day(1), format })
    await storage.fill({ 'DCIM/new.jpg': Buffer.alloc(400_000, 'n') })
    const second = await backUp(fixture(), { outputFolder: output(), startedAt: day(2), format })
    await rm(join(storage.folder, 'DCIM/new.jpg'))
    expect(second).toMatchObject({ totals: { linked: { count: 5 }, copied: { count: 1 } } })
    const meter = createDiskMeter()
    await meter.add(first.folder)
    const alone = meter.ownBytes(first.folder) ?? 0
    expect(alone).toBeGreaterThan(2_500_000)
    expect(meter.totalBytes()).toBe(alone)
    await meter.add(second.folder)
    const { stdout } = await run('du', [
      '--bytes',
      '--summarize',
      '--exclude',
      '.phonekeep*',
      dirname(first.folder),
    ])
    const folders = (await run('find', [dirname(first.folder), '-type', 'd', '-printf', '%s\n'])).stdout
    const ofFolders = folders
      .trim()
      .split('\n')
      .reduce((sum, size) => sum + Number(size), 0)
    expect(meter.totalBytes()).toBe(parseInt(stdout) - ofFolders)
    // Manifest and index only; what the second has of its own is the new picture besides.
    expect(meter.ownBytes(first.folder)).toBeLessThan(20_000)
    expect(meter.ownBytes(second.folder)).toBeGreaterThan(400_000)
    expect(meter.ownBytes(second.folder)).toBeLessThan(420_000)
    expect(meter.ownBytes(join(output(), 'other'))).toBeNull()
  })
})

it('picks a few pictures of a plain backup from the beginning of its index', async () => {
  const { folder } = await backUp(fixture(), { outputFolder: output() })
  const covers = await pickCovers(folder)
  expect(covers.map(({ path }) => basename(path))).toEqual(['a.jpg', 'b.jpg'])
  const [line] = await readAll(folder)
  const many = Array.from({ length: 5_000 }, (_, number) =>
    encodeIndexLine({ ...line!, category: 'gallery', path: `/x/${String(number).padStart(4, '0')}.jpg` }),
  )
  await writeFile(join(folder, 'index.jsonl'), many.join(''))
  const spread = (await pickCovers(folder)).map(({ path }) => Number(basename(path, '.jpg')))
  expect(spread).toEqual([0, 500, 1_000, 1_500])
  // A first line without an end.
  await writeFile(join(folder, 'index.jsonl'), '')
  await truncate(join(folder, 'index.jsonl'), 50 * 1024 ** 3)
  expect(await pickCovers(folder)).toEqual([])
})

it('a hostile folder with names of ours beside it hurts no other', async () => {
  const { folder } = await backUp(fixture(), { outputFolder: output() })
  const beside = join(dirname(folder), '2026-11-23 09.00.00')
  await symlink('/', beside)
  await link(join(folder, 'backup.json'), join(dirname(folder), 'backup.json.copy'))
  await writeFile(join(dirname(folder), '.phonekeep-damaged.json'), '{"__proto__": ["x"], "x": 7}')
  expect(await scan()).toMatchObject([{ folder, state: 'complete', damagedFiles: 0 }])
})
