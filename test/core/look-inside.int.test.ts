import { execFile } from 'node:child_process'
import { appendFile, mkdir, open, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBackupSource } from '../../src/core/media/backup-source'
import { loadPreview } from '../../src/core/media/load-preview'
import { loadText } from '../../src/core/media/load-text'
import { loadThumbnail } from '../../src/core/media/load-thumbnail'
import { renderTask } from '../../src/core/media/render-task'
import type { BackupItem } from '../../src/core/format/backup-item'
import { encodeIndexLine } from '../../src/core/format/index-line'
import { openItemFile } from '../../src/core/library/item-file'
import { loadItems } from '../../src/core/library/load-items'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { readContents } from '../../src/core/library/read-contents'
import { backUp, readAll } from '../backup-kit'
import { password, useBackups } from '../backup-fixture'
import { makeLibraryContents } from '../library-kit'

const run = promisify(execFile)
const { fixture, storage, output, formatOf } = await useBackups()

beforeAll(async () => storage.fill(await makeLibraryContents()))

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
    const format = formatOf(kind)
    const { folder } = await backUp(fixture(), { outputFolder: output(), format })
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
    const { stdout } = await run('grep', ['-rlE', 'filmfilm|Grüße|a\\.jpg', output()]).catch(
      (error: unknown) => error as { stdout: string },
    )
    expect(stdout).toBe('')
  })

  it('follows no link, opens no pipe, and leaves the backup by no way', async () => {
    const outside = join(output(), 'secret.txt')
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
    await symlink(output(), folder)
    await refused(join(dirname(file), 'secret.txt'))
    await rm(folder)
    for (const way of ['../../secret.txt', outside, '..', '.', '', 'x/../../../secret.txt'])
      await refused(way)
    expect(await readFile(outside, 'utf8')).toBe('secret')
  })
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
    const { folder } = await backUp(fixture(), { outputFolder: output() })
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
    const { folder } = await backUp(fixture(), { outputFolder: output() })
    await appendFile(join(folder, 'index.jsonl'), 'x')
    await truncate(join(folder, 'index.jsonl'), 1024 ** 3)
    const long = await openApart(folder)
    expect(long).toMatchObject({ code: 'none', seen: 5 })
    expect(long.megabytes).toBeLessThan(400)
  }, 180_000)
})
