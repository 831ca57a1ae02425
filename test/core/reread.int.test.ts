import { truncateSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { epochSeconds } from '../../src/core/jobs/epoch-seconds'
import { countDamaged, readDamaged } from '../../src/core/format/damage-note'
import { openWithKeys } from '../../src/core/library/open-backup'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { readManifest } from '../../src/core/format/read-manifest'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { backUp, expectTrue, internal, readAll } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const none = { reread: { kind: 'none' } } as const
const all = { reread: { kind: 'all' } } as const
const photo = `${internal}/DCIM/a.jpg`
let output = ''
let keys: OpenKeys
let day = 1

beforeAll(async () => {
  keys = await createVaultKeys('correct horse')
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  await storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'Movies/film.mp4': Buffer.alloc(9_000_000, 'film'),
    'Documents/note.txt': 'a note',
  })
})
afterEach(() => rm(output, { recursive: true, force: true }))
afterAll(storage.remove)

describe.each(['plain', 'encrypted'] as const)('what a backup shares, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys)
  const options = () => ({
    outputFolder: output,
    format: kind === 'plain' ? plainFormat : encryptedFormat(keys),
    startedAt: new Date(2026, 0, day++),
  })
  const placeOf = async (folder: string, path = photo) => {
    const line = (await readAll(folder, open())).find(one => one.path === path)
    return line?.file ?? expect.fail(path)
  }
  const verify = async (folder: string) =>
    (await verifyBackup(await openWithKeys(folder, await readManifest(folder), open()))).issues

  it('is read again and compared, and its date is kept', async () => {
    const before = epochSeconds()
    const first = await backUp(fixture(), options())
    expect(first.totals).toMatchObject({ checkedByPhone: 3, reread: { count: 0 }, unread: { count: 0 } })
    const copied = await readAll(first.folder, open())
    for (const { lastRead = 0, shared } of copied) {
      expect(lastRead).toBeGreaterThanOrEqual(before)
      expect(shared).toBeUndefined()
    }
    const second = await backUp(fixture(), options())
    expect(second.totals).toMatchObject({
      copied: { count: 0 },
      linked: { count: 3 },
      // Nothing of it was compared with the phone for this one.
      checkedByPhone: 0,
      reread: { count: 3 },
      unread: { count: 0, oldest: null, unknown: 0 },
      rotten: 0,
    })
    for (const line of await readAll(second.folder, open())) {
      expect(line.shared).toBe(true)
      expect(line.lastRead).toBeGreaterThanOrEqual(copied[0]?.lastRead ?? 0)
    }
  })

  it('is said not to have been read where it was not', async () => {
    const first = await backUp(fixture(), options())
    const dates = (await readAll(first.folder, open())).map(({ lastRead = 0 }) => lastRead)
    const second = await backUp(fixture(), options(), none)
    expect(second.totals).toMatchObject({
      ...{ linked: { count: 3 }, checkedByPhone: 0, reread: { count: 0 } },
      unread: { count: 3, oldest: Math.min(...dates), unknown: 0 },
    })
    expect((await readAll(second.folder, open())).map(({ lastRead }) => lastRead)).toEqual(dates)
  })

  it('and has rotted on the disk is found, copied anew and noted', async () => {
    const first = await backUp(fixture(), options())
    await flipByte(join(first.folder, await placeOf(first.folder)))
    const second = await backUp(fixture(), options(), all)
    expect(second).toMatchObject({
      status: 'done',
      issues: [],
      totals: {
        copied: { count: 1 },
        linked: { count: 2 },
        checkedByPhone: 1,
        reread: { count: 2 },
        rotten: 1,
      },
    })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(3)
    expect(await verify(second.folder)).toEqual([])
    expect(await readDamaged(first.folder)).toEqual(new Set([await placeOf(first.folder)]))
    // The one after that shares the sound copy.
    const third = await backUp(fixture(), options(), all)
    expect(third.totals).toMatchObject({ linked: { count: 3 }, reread: { count: 3 }, rotten: 0 })
    expect((await countDamaged(dirname(first.folder))).size).toBe(1)
  })

  it('and is cut short after it was looked at is copied anew as well', async () => {
    const first = await backUp(fixture(), options())
    const place = join(first.folder, await placeOf(first.folder))
    await chmod(place, 0o644)
    await storage.fill({ 'DCIM/new.jpg': 'new' })
    let cut = false
    const second = await backUp(fixture(), options(), {
      ...all,
      onProgress: (_, phase) => {
        if (phase !== 'copying' || cut) return
        truncateSync(place, 100)
        cut = true
      },
    })
    expect(second).toMatchObject({ status: 'done', issues: [], totals: { rotten: 1, copied: { count: 2 } } })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(4)
    await rm(join(storage.folder, 'DCIM/new.jpg'))
  })

  it('counts as read when the backup it is in has been verified', async () => {
    const first = await backUp(fixture(), options())
    const began = epochSeconds()
    expect(await verify(first.folder)).toEqual([])
    const second = await backUp(fixture(), options(), none)
    expect(second.totals.unread.oldest).toBeGreaterThanOrEqual(began)
  })

  it('is read again first where no date is known, and by 0.1.0 none was', async () => {
    const first = await backUp(fixture(), options())
    if (kind === 'encrypted') return
    const index = join(first.folder, 'index.jsonl')
    const lines = (await readFile(index, 'utf8')).split('\n').filter(line => line !== '')
    const old = lines.map(line => {
      const { path, category, bytes, mtime, sha256, file, checked } = JSON.parse(line) as Record<
        string,
        unknown
      >
      return JSON.stringify({ path, category, bytes, mtime, sha256, file, checked }) + '\n'
    })
    await writeFile(index, old.join(''))
    const second = await backUp(fixture(), options(), none)
    expect(second.totals.unread).toEqual({ count: 3, oldest: null, unknown: 3 })
    const third = await backUp(fixture(), options())
    expect(third.totals).toMatchObject({ reread: { count: 3 }, unread: { count: 0 } })
  })
})

it('what has rotted and is no longer on the phone stays aside, and is said to be damaged', async () => {
  const options = () => ({ outputFolder: output, startedAt: new Date(2026, 0, day++) })
  const first = await backUp(fixture(), options())
  const partial = `${first.folder}.partial`
  await rename(first.folder, partial)
  const manifest = await readFile(join(partial, 'backup.json'), 'utf8')
  await writeFile(join(partial, 'backup.json'), manifest.replace('"complete"', '"partial"'))
  await flipByte(join(partial, 'Gallery/DCIM/a.jpg'))
  await rm(join(storage.folder, 'DCIM/a.jpg'))
  const second = await backUp(fixture(), options(), all)
  expect(second).toMatchObject({ status: 'done', totals: { kept: { count: 2 }, rotten: 1 } })
  expect(second.issues.map(({ item, code }) => ({ item, code }))).toEqual([
    { item: photo, code: 'damaged-in-backup' },
    { item: photo, code: 'kept-aside' },
  ])
  expect(await readdir(join(second.folder, 'Unlisted/Gallery/DCIM'))).toEqual(['a.jpg'])
})

/** Keeps size and time, as a disk that has lost a bit does. */
async function flipByte(file: string): Promise<void> {
  const { atime, mtime, mode } = await stat(file)
  const bytes = await readFile(file)
  const at = bytes.length - 100
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await chmod(file, 0o644)
  await writeFile(file, bytes)
  await utimes(file, atime, mtime)
  await chmod(file, mode)
}
