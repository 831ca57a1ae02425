import { execFile } from 'node:child_process'
import { link, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import type * as fsPromises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { encodeIndexLine } from '../format/index-line'
import { scanLibrary, type ScannedBackup, type ScanOptions } from './scan-library'
import { createSummarizer } from './summarize-backup'

const run = promisify(execFile)
const opened: string[] = []
vi.mock('node:fs/promises', async importOriginal => {
  const original = await importOriginal<typeof fsPromises>()
  const open: typeof original.open = (path, ...rest) => {
    opened.push(String(path))
    return original.open(path, ...rest)
  }
  return { ...original, open }
})

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'phonekeep-scan-'))
  opened.length = 0
})
afterEach(() => rm(root, { recursive: true, force: true }))

const tally = { count: 0, bytes: 0 }
const manifestOf = (part: object = {}) =>
  JSON.stringify({
    format: 'phonekeep-backup',
    version: 1,
    state: 'complete',
    createdBy: 'test',
    startedAt: '2026-11-22T14:30:05Z',
    finishedAt: '2026-11-22T14:40:05Z',
    total: { count: 20_000, bytes: 5_000_000 },
    phone: { manufacturer: 'Google', model: 'Pixel 7', androidVersion: '14', serial: '1A2B' },
    saved: {
      gallery: { count: 7, bytes: 1 },
      videos: tally,
      audio: tally,
      documents: tally,
      whatsapp: tally,
      other: tally,
    },
    totals: { copied: tally, linked: tally, kept: tally, checkedByPhone: 0 },
    notIncluded: [],
    problems: [],
    ...part,
  })

async function make(place: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, place)
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function scan(folder = root, options: ScanOptions = {}): Promise<ScannedBackup[]> {
  const found: ScannedBackup[] = []
  for await (const backup of scanLibrary(folder, options)) found.push(backup)
  return found
}
const places = async (folder = root) =>
  (await scan(folder)).map(found => found.folder.slice(root.length + 1)).sort()

const phone = 'Pixel 7 (1A2B)'
const name = '2026-11-22 14.30.05'

describe('a library', () => {
  it('of 200 backups of 20,000 items opens by their manifests, and no index is opened', async () => {
    const line = encodeIndexLine({
      path: '/storage/emulated/0/DCIM/a.jpg',
      category: 'gallery',
      bytes: 1,
      mtime: 1,
      sha256: 'ab'.repeat(32),
      file: 'Gallery/DCIM/a.jpg',
      checked: 'sha256',
    })
    const index = join(root, '.index')
    await writeFile(index, line.repeat(20_000))
    for (let number = 0; number < 200; number++) {
      const folder = await make(`${phone}/${name} (${number})`, { 'backup.json': manifestOf() })
      await link(index, join(folder, 'index.jsonl'))
    }
    opened.length = 0
    const found = await scan()
    expect(found).toHaveLength(200)
    expect(found[0]).toMatchObject({
      state: 'complete',
      items: 20_000,
      pictures: 7,
      phone: { serial: '1A2B' },
    })
    expect(opened.filter(path => path.startsWith(join(root, phone, name)))).toHaveLength(200)
    expect(opened.filter(path => path.includes('index'))).toEqual([])
  })

  it('reads a manifest anew only when it was written to', async () => {
    const summarize = createSummarizer()
    const folder = await make(`${phone}/${name}`, { 'backup.json': manifestOf() })
    await make(`${phone}/2025-11-22 14.30.05`, { 'backup.json': manifestOf() })
    await scan(root, { summarize })
    opened.length = 0
    await writeFile(join(folder, 'backup.json'), manifestOf({ total: { count: 3, bytes: 3 } }))
    opened.length = 0
    const found = await scan(root, { summarize })
    expect(found.find(one => one.folder === folder)).toMatchObject({ items: 3 })
    expect(opened.filter(path => path.startsWith(join(root, phone) + '/2'))).toEqual([
      join(folder, 'backup.json'),
    ])
  })

  it('is found from the folder of backups, of a phone, and from one backup; no deeper', async () => {
    await make(`${phone}/${name}`, { 'backup.json': manifestOf() })
    await make('old/a/b', { 'backup.json': manifestOf() })
    const own = [`${phone}/${name}`]
    expect(await places()).toEqual(own)
    expect(await places(join(root, phone))).toEqual(own)
    expect(await places(join(root, phone, name))).toEqual(own)
    expect(await places(join(root, 'nothing'))).toEqual([])
    expect(await places(join(root, phone, name, 'backup.json'))).toEqual([])
  })

  it('follows a link that the person gave, and none inside', async () => {
    await make(`there/${phone}/${name}`, { 'backup.json': manifestOf() })
    const inside = await make('here', {})
    await symlink(join(root, 'there', phone), join(inside, phone))
    await symlink(join(root, 'there'), join(root, 'link'))
    expect(await places(inside)).toEqual([])
    expect(await places(join(root, 'link'))).toEqual([`link/${phone}/${name}`])
  })
})

describe('a backup is', () => {
  const stateOf = async (files: Readonly<Record<string, string>>, folder = name) => {
    await make(`${phone}/${folder}`, files)
    return (await scan()).map(({ state }) => state)
  }

  it('complete', async () => expect(await stateOf({ 'backup.json': manifestOf() })).toEqual(['complete']))

  it('interrupted, by its manifest or by its name', async () => {
    expect(await stateOf({ 'backup.json': manifestOf({ state: 'partial' }) })).toEqual(['interrupted'])
    expect(await stateOf({ 'backup.json': manifestOf() }, `${name}.partial`)).toEqual([
      'interrupted',
      'interrupted',
    ])
  })

  it('made by a newer version', async () =>
    expect(await stateOf({ 'backup.json': '{"format":"phonekeep-backup","version":2,"all":"new"}' })).toEqual(
      ['newer'],
    ))

  it('damaged where its manifest is torn or gone', async () => {
    expect(await stateOf({ 'backup.json': manifestOf().slice(0, 300) })).toEqual(['damaged'])
    await make(`${phone}/2026-11-23 09.00.00`, { 'index.jsonl': '' })
    const found = await scan()
    expect(found.map(({ state }) => state)).toEqual(['damaged', 'damaged'])
    expect(found[0]?.startedAt).toBe(new Date(2026, 10, 23, 9, 0, 0).getTime())
  })

  it('damaged where verifying found so', async () => {
    await make(phone, { '.phonekeep-damaged.json': JSON.stringify({ [name]: ['a', 'b'], other: ['c'] }) })
    await make(`${phone}/${name}`, { 'backup.json': manifestOf() })
    expect(await scan()).toMatchObject([{ state: 'damaged', damagedFiles: 2, items: 20_000 }])
  })

  it('not what another program has made, nor a folder that has just been begun', async () => {
    expect(await stateOf({ 'backup.json': '{"format":"other"}' }, 'x')).toEqual([])
    expect(await stateOf({ 'backup.json': 'no JSON' }, 'y')).toEqual([])
    expect(await stateOf({}, `${name}.partial`)).toEqual([])
  })
})

describe('a folder that means ill', () => {
  it('of pipes, devices, links and huge or endless manifests is looked at and no more', async () => {
    const make200 = await make(phone, {})
    const kinds: Readonly<Record<string, (file: string) => unknown>> = {
      pipe: file => run('mkfifo', [file]),
      device: file => symlink('/dev/zero', file),
      loop: file => symlink('backup.json', file),
      folder: file => mkdir(file),
      huge: async file => {
        await writeFile(file, manifestOf())
        await truncate(file, 80 * 1024 ** 3)
      },
      deep: file => writeFile(file, '['.repeat(5_000_000)),
      nul: file => writeFile(file, Buffer.alloc(1_000_000)),
    }
    for (const [number, put] of Object.values(kinds).entries()) {
      const folder = join(make200, `2026-11-22 14.30.0${number}`)
      await mkdir(folder)
      await put(join(folder, 'backup.json'))
    }
    await run('mkfifo', [join(make200, '.phonekeep-damaged.json')])
    expect((await scan()).map(({ state }) => state)).toEqual(Object.keys(kinds).map(() => 'damaged'))
  })

  it('of far too many entries and folders is looked at as far as the limits go, newest names first', async () => {
    const crowd = await make(phone, {})
    await run('sh', ['-c', 'seq 10000 | xargs touch'], { cwd: crowd })
    await make(`${phone}/${name}`, { 'backup.json': manifestOf() })
    expect(await places()).toEqual([`${phone}/${name}`])
    const few = await scan(crowd, { limits: { entries: 100, folders: 20 } })
    expect(few.length).toBeLessThanOrEqual(1)
    for (let number = 0; number < 50; number++) await make(`few/2026-01-${10 + number}`, {})
    await make('few/2025-01-01', { 'backup.json': manifestOf() })
    await make('few/2026-12-01', { 'backup.json': manifestOf() })
    const found = await scan(join(root, 'few'), { limits: { entries: 1_000, folders: 20 } })
    expect(found.map(({ folder }) => folder)).toEqual([join(root, 'few/2026-12-01')])
  })

  it('can be left at any time', async () => {
    await make(`${phone}/${name}`, { 'backup.json': manifestOf() })
    await expect(scan(root, { signal: AbortSignal.abort(new Error('left')) })).rejects.toThrow('left')
  })
})
