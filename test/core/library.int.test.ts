import { execFile } from 'node:child_process'
import {
  appendFile,
  chmod,
  link,
  mkdir,
  mkdtemp,
  open,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBackupSource } from '../../src/core/media/backup-source'
import { loadPreview } from '../../src/core/media/load-preview'
import { loadText } from '../../src/core/media/load-text'
import { loadThumbnail } from '../../src/core/media/load-thumbnail'
import { renderTask } from '../../src/core/media/render-task'
import type { BackupItem } from '../../src/core/format/backup-item'
import { encodeIndexLine } from '../../src/core/format/index-line'
import { openItemFile } from '../../src/core/library/item-file'
import { loadItems } from '../../src/core/library/load-items'
import { createDiskMeter } from '../../src/core/library/measure-library'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { pickCovers } from '../../src/core/media/pick-covers'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { readContents } from '../../src/core/library/read-contents'
import { scanLibrary, type ScannedBackup } from '../../src/core/library/scan-library'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import type { OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { backUp, readAll } from '../backup-kit'
import { createLightKeys } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const run = promisify(execFile)
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'correct horse'
const day = (number: number) => new Date(2026, 10, number, 14, 30, 5)
const photo = (color: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: color } })
    .jpeg()
    .toBuffer()
let output = ''
let keys: OpenKeys

beforeAll(async () => {
  keys = await createLightKeys(password)
  await storage.fill({
    'DCIM/a.jpg': await photo('red'),
    'DCIM/b.jpg': await photo('green'),
    'DCIM/c.heic': 'no picture',
    'Movies/film.mp4': Buffer.alloc(2_500_000, 'film'),
    'Documents/letter.txt': 'Grüße',
  })
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))
afterAll(storage.remove)

async function scan(folder = output): Promise<ScannedBackup[]> {
  const found: ScannedBackup[] = []
  for await (const backup of scanLibrary(folder)) found.push(backup)
  return found
}

async function itemsOf(backup: OpenBackup): Promise<readonly BackupItem[]> {
  const items: BackupItem[] = []
  await loadItems(backup, items)
  return items
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const collected: Buffer[] = []
  for await (const piece of pieces) collected.push(piece)
  return Buffer.concat(collected)
}

describe('the library of a phone', () => {
  it('shows what each backup is, without its index and without the password', async () => {
    const plain = await backUp(fixture(), { outputFolder: output, startedAt: day(1) })
    const sealed = await backUp(fixture(), {
      outputFolder: output,
      startedAt: day(2),
      format: encryptedFormat(keys),
    })
    const hurt = await backUp(fixture(), { outputFolder: output, startedAt: day(3) })
    const torn = join(hurt.folder, 'backup.json')
    await writeFile(torn, (await readFile(torn)).subarray(0, 200))
    const stop = new AbortController()
    const partial = await backUp(
      fixture(),
      { outputFolder: output, startedAt: day(4), choose: ({ path }) => !path.endsWith('b.jpg') },
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
    const { folder } = await backUp(fixture(), { outputFolder: output })
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
    const format = kind === 'plain' ? plainFormat : encryptedFormat(keys)
    const first = await backUp(fixture(), { outputFolder: output, startedAt: day(1), format })
    await storage.fill({ 'DCIM/new.jpg': Buffer.alloc(400_000, 'n') })
    const second = await backUp(fixture(), { outputFolder: output, startedAt: day(2), format })
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
    expect(meter.ownBytes(join(output, 'other'))).toBeNull()
  })
})

describe.each(['plain', 'encrypted'] as const)('looking into a backup, %s', kind => {
  let backup: OpenBackup
  let items: readonly BackupItem[]
  const itemNamed = (name: string): BackupItem => {
    const item = items.find(({ path }) => path.endsWith('/' + name))
    if (!item) throw new Error(`There is no ${name}`)
    return item
  }
  const ports = () => ({ source: createBackupSource(backup), render: renderTask })

  beforeEach(async () => {
    const format = kind === 'plain' ? plainFormat : encryptedFormat(keys)
    const { folder } = await backUp(fixture(), { outputFolder: output, format })
    backup = await openBackup(folder, kind === 'plain' ? null : password)
    items = await itemsOf(backup)
  })

  it('shows its items, and what it says of itself', async () => {
    expect(items.map(({ path }) => basename(path)).sort()).toEqual([
      'a.jpg',
      'b.jpg',
      'c.heic',
      'film.mp4',
      'letter.txt',
    ])
    expect(await readContents(backup)).toMatchObject({ phone: { model: 'Pixel 7' }, problems: [] })
  })

  it('shows pictures and texts, and null for what cannot be shown without the phone', async () => {
    const thumbnail = await sharp((await loadThumbnail(itemNamed('a.jpg'), ports())) ?? undefined).metadata()
    expect(thumbnail).toMatchObject({ format: 'webp', width: 320 })
    const { signal } = new AbortController()
    const preview = await sharp(
      (await loadPreview(itemNamed('a.jpg'), ports(), signal)) ?? undefined,
    ).metadata()
    expect(preview).toMatchObject({ format: 'webp', width: 900 })
    expect(await loadText(itemNamed('letter.txt'), ports().source)).toBe('Grüße')
    for (const name of ['c.heic', 'film.mp4', 'letter.txt'])
      expect(await loadThumbnail(itemNamed(name), ports())).toBeNull()
  })

  it('reads any part of a film, and leaves nothing readable on the disk', async () => {
    const film = await openItemFile(backup, itemNamed('film.mp4').file)
    expect(film.bytes).toBe(2_500_000)
    expect((await collect(film.read(1_234_566, 1_234_574))).toString()).toBe('lmfilmfi'.slice(0, 8))
    await film.close()
    if (kind === 'plain') return
    const { stdout } = await run('grep', ['-rlE', 'filmfilm|Grüße|a\\.jpg', output]).catch(
      (error: unknown) => error as { stdout: string },
    )
    expect(stdout).toBe('')
  })

  it('follows no link, opens no pipe, and leaves the backup by no way', async () => {
    const outside = join(output, 'secret.txt')
    await writeFile(outside, 'secret')
    const { file } = itemNamed('letter.txt')
    const place = join(backup.folder, file)
    const refused = async (what: string) => {
      await expect(collect(backup.read(what)), what).rejects.toThrow()
      await expect(openItemFile(backup, what), what).rejects.toThrow()
      const source = createBackupSource(backup)
      await expect(source.readHead({ ...itemNamed('letter.txt'), file: what }, 10)).rejects.toThrow()
      await expect(source.readWhole({ ...itemNamed('letter.txt'), file: what }, 10)).rejects.toThrow()
    }
    await rm(place)
    await symlink(outside, place)
    await refused(file)
    await rm(place)
    await run('mkfifo', [place])
    await refused(file)
    await rm(place)
    await mkdir(place)
    await refused(file)
    await rm(place, { recursive: true })
    await refused(file)
    // A folder that leads out, and one that leads back in.
    const folder = dirname(place)
    await rename(folder, `${folder}.aside`)
    await symlink(output, folder)
    await refused(join(dirname(file), 'secret.txt'))
    await rm(folder)
    for (const way of ['../../secret.txt', outside, '..', '.', '', 'x/../../../secret.txt'])
      await refused(way)
    expect(await readFile(outside, 'utf8')).toBe('secret')
  })
})

it('picks a few pictures of a plain backup from the beginning of its index', async () => {
  const { folder } = await backUp(fixture(), { outputFolder: output })
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

describe('an index that somebody made too large', () => {
  /** What opening it does in a process of its own, and the most memory that takes. */
  async function openApart(folder: string): Promise<{ code: string; seen: number; megabytes: number }> {
    const source = (file: string) => JSON.stringify(pathToFileURL(join('src/core/library', file)).href)
    const program = `
      const { openBackup } = await import(${source('open-backup.ts')})
      const { loadItems } = await import(${source('load-items.ts')})
      const items = []
      let code = 'none'
      try { await loadItems(await openBackup(${JSON.stringify(folder)}, null), items) } catch (error) { code = error.info?.code ?? String(error) }
      console.log(JSON.stringify({ code, seen: items.length, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))`
    const { stdout } = await run(process.execPath, [
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      program,
    ])
    return JSON.parse(stdout) as { code: string; seen: number; megabytes: number }
  }

  async function writeLines(file: string, count: number): Promise<void> {
    const [first] = await readAll(dirname(file))
    const handle = await open(file, 'w')
    const line = (number: number) =>
      encodeIndexLine({ ...first!, path: `/storage/emulated/0/DCIM/${number}.jpg` })
    for (let at = 0; at < count; at += 10_000)
      await handle.appendFile(Array.from({ length: 10_000 }, (_, number) => line(at + number)).join(''))
    await handle.close()
  }

  it('is refused at a million items, with bounded memory, and before it is read where it is larger still', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output })
    const index = join(folder, 'index.jsonl')
    await writeLines(index, 1_010_000)
    const many = await openApart(folder)
    expect(many).toMatchObject({ code: 'backup-too-large', seen: 1_000_000 })
    expect(many.megabytes).toBeLessThan(1_200)
    // Ten million lines of this length.
    await truncate(index, 2_300_000_000)
    const more = await openApart(folder)
    expect(more).toMatchObject({ code: 'backup-too-large', seen: 0 })
    expect(more.megabytes).toBeLessThan(250)
  }, 180_000)

  it('of one line without an end takes no memory', async () => {
    const { folder } = await backUp(fixture(), { outputFolder: output })
    await appendFile(join(folder, 'index.jsonl'), 'x')
    await truncate(join(folder, 'index.jsonl'), 1024 ** 3)
    const long = await openApart(folder)
    expect(long).toMatchObject({ code: 'none', seen: 5 })
    expect(long.megabytes).toBeLessThan(400)
  }, 180_000)
})

it('a hostile folder with names of ours beside it hurts no other', async () => {
  const { folder } = await backUp(fixture(), { outputFolder: output })
  const beside = join(dirname(folder), '2026-11-23 09.00.00')
  await symlink('/', beside)
  await link(join(folder, 'backup.json'), join(dirname(folder), 'backup.json.copy'))
  await writeFile(join(dirname(folder), '.phonekeep-damaged.json'), '{"__proto__": ["x"], "x": 7}')
  expect(await scan()).toMatchObject([{ folder, state: 'complete', damagedFiles: 0 }])
})
