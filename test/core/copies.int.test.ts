import { chmod, cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changePassword } from '../../src/core/library/change-password'
import { noProtection, openKeyRing } from '../../src/core/format/encrypted/key-ring'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { openFolderPlace } from '../../src/core/places/folder-place'
import type { Place } from '../../src/core/places/place'
import { listFiles } from '../../src/core/disk/list-files'
import { password, useBackups } from '../backup-fixture'
import { backUp, verifyEither } from '../backup-kit'
import { expectDone, makeComputer, treeOf, type CopyingComputer } from '../copies-kit'

const { fixture, storage, keys } = await useBackups()
let work = ''
let root = ''
let place: Place
let computer: CopyingComputer

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-copies-'))
  await storage.fill({
    'DCIM/a.jpg': Buffer.alloc(200_000, 'a'),
    'DCIM/same as a.jpg': Buffer.alloc(200_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(100_000, 'b'),
    'DCIM/empty.jpg': '',
    'Download/ä (1).pdf': 'A document',
    'Movies/film.mp4': Buffer.alloc(2_500_000, 'film'),
  })
})
afterAll(() => rm(work, { recursive: true, force: true }))
beforeEach(async () => {
  root = await mkdtemp(join(work, 'place-'))
  place = openFolderPlace(root)
  computer = await makeComputer('one')
})
afterEach(() => computer.remove())

describe.each(['plain', 'encrypted'] as const)('a copy of a %s backup', kind => {
  let first = ''
  let second = ''
  let phone = ''

  beforeAll(async () => {
    const outputFolder = await mkdtemp(join(work, 'backups-'))
    const format = kind === 'plain' ? plainFormat : encryptedFormat(keys())
    const make = async (day: number) =>
      (await backUp(fixture(), { outputFolder, format, startedAt: new Date(2026, 10, day, 9) })).folder
    first = await make(22)
    await storage.fill({ [`DCIM/new ${kind}.jpg`]: Buffer.alloc(50_000, kind) })
    second = await make(23)
    phone = basename(dirname(first))
  })

  it('has each content once, ever', async () => {
    const copied = await computer.copy(place, [first, second])
    expectDone(copied)
    expect(copied).toMatchObject({ backups: 2 })
    const stored = await contentsOf()
    expect(new Set(stored).size).toBe(stored.length)
    expect(copied.uploaded.count).toBe(stored.length)
    expect(copied.readBack.count).toBeGreaterThan(0)
    const again = await computer.copy(place, [first, second])
    expectDone(again)
    expect(again).toMatchObject({ backups: 0, uploaded: { count: 0 } })
    expectDone(await computer.check(place, phone, true))
  })

  it('is brought back by a computer that knows nothing, byte for byte with times', async () => {
    await computer.copy(place, [first, second])
    const other = await makeComputer('another')
    const to = await mkdtemp(join(work, 'fetched-'))
    for (const backup of [first, second]) {
      const fetched = await other.fetch(place, phone, basename(backup), to)
      expectDone(fetched)
      expect(await treeOf(fetched.folder)).toEqual(await treeOf(backup))
      expect(await verifyEither(fetched.folder, password)).toMatchObject({ status: 'done', issues: [] })
    }
    expect(await readdir(join(to, phone))).not.toContainEqual(expect.stringContaining('fetching'))
    await other.remove()
  })

  it('adds only what is new, also from another computer', async () => {
    await computer.copy(place, [first])
    const other = await makeComputer('another')
    const copied = await other.copy(place, [first, second])
    expectDone(copied)
    expect(copied).toMatchObject({ backups: 1, uploaded: { count: 1 } })
    await other.remove()
  })

  it('is found out where a byte has changed, and made whole again', async () => {
    await computer.copy(place, [first])
    const [path = ''] = (await contentsOf()).filter(one => !one.endsWith(emptySha256))
    await writeFile(join(root, path), Buffer.alloc((await readFile(join(root, path))).length, 'x'))
    const found = await computer.check(place, phone, true)
    expect(found.issues).toHaveLength(1)
    expect(found.issues[0]).toMatchObject({ code: 'changed' })
    const healed = await computer.copy(place, [first])
    expectDone(healed)
    expect(healed.uploaded.count).toBe(1)
    expectDone(await computer.check(place, phone, true))
  })

  it('is fetched without what has changed there, and says so', async () => {
    await computer.copy(place, [first])
    const [path = ''] = (await contentsOf()).filter(one => !one.endsWith(emptySha256))
    await writeFile(join(root, path), Buffer.alloc((await readFile(join(root, path))).length, 'x'))
    const fetched = await computer.fetch(place, phone, basename(first), await mkdtemp(join(work, 'fetched-')))
    expect(fetched.status).toBe('done')
    expect(new Set(fetched.issues.map(({ code }) => code))).toEqual(new Set(['wrong-in-place']))
    const verified = await verifyEither(fetched.folder, password)
    expect(new Set(verified.issues.map(({ code }) => code))).toEqual(new Set(['missing']))
    expect(verified.issues).toHaveLength(fetched.issues.length)
  })

  it('is found out where something is missing, and made whole again without being asked to', async () => {
    await computer.copy(place, [first])
    const [path = ''] = await contentsOf()
    await rm(join(root, path))
    expect((await computer.check(place, phone, false)).issues).toMatchObject([{ code: 'missing' }])
    expectDone(await computer.copy(place, [first]))
    expectDone(await computer.check(place, phone, true))
  })

  it('is made whole again where what is its own is cut short or changed, and others go on', async () => {
    await computer.copy(place, [first])
    const own = join(root, 'Phonekeep', phone, 'backups', basename(first))
    const index = join(own, kind === 'plain' ? 'index.jsonl' : 'data.jsonl')
    const whole = await readFile(index)
    await writeFile(index, whole.subarray(0, whole.length / 2))
    const other = await makeComputer('another')
    expect((await other.check(place, phone, true)).issues).toMatchObject([{ code: 'unreadable' }])
    // Who doesn't have it says so, and copies what it has.
    const copied = await other.copy(place, [second])
    expect(copied).toMatchObject({ status: 'done', backups: 1, issues: [{ code: 'wrong-in-place' }] })
    expectDone(await other.copy(place, [first, second]))
    expect(await readFile(index)).toEqual(whole)
    const changed = Buffer.from(whole)
    changed[20] = (changed[20] ?? 0) ^ 1
    await writeFile(index, changed)
    expect((await computer.check(place, phone, true)).issues.length).toBeGreaterThan(0)
    await computer.copy(place, [first, second])
    expect(await readFile(index)).toEqual(whole)
    expectDone(await computer.check(place, phone, true))
    await other.remove()
  })

  it('gets the key of a new password, and gives it to a computer that knows the old one', async () => {
    if (kind === 'plain') return
    const there = await mkdtemp(join(work, 'password-'))
    const mine = join(there, phone, basename(first))
    await mkdir(dirname(mine), { recursive: true })
    await cp(first, mine, { recursive: true, preserveTimestamps: true })
    await computer.copy(place, [mine])
    const other = await makeComputer('another')
    expectDone(await other.check(place, phone, true))
    const ring = openKeyRing(join(there, 'ring.json'), noProtection)
    const passwords = { oldPassword: password, newPassword: 'a new one' }
    await changePassword({ phoneFolder: dirname(mine), ring, ...passwords })
    expectDone(await computer.copy(place, [mine]))
    expectDone(await other.check(place, phone, true))
    const fetched = await other.fetch(place, phone, basename(first), await mkdtemp(join(work, 'fetched-')))
    expectDone(fetched)
    expect(await verifyEither(fetched.folder, 'a new one')).toMatchObject({ status: 'done', issues: [] })
    await other.remove()
  })

  it('goes from there when a rule says so, and a day later what no other needs', async () => {
    await computer.copy(place, [first, second])
    const before = await contentsOf()
    const forget = { rule: 'one', choose: () => Promise.resolve([basename(second)]) }
    const start = Date.now()
    const removed = await computer.copy(place, [first], { forget })
    expectDone(removed)
    expect(removed).toMatchObject({ removed: 1 })
    expect(await readdir(join(root, 'Phonekeep', phone, 'backups'))).toEqual([basename(first)])
    expect(await contentsOf()).toEqual(before)
    expectDone(await computer.copy(place, [first], { now: () => start + 23 * 3600_000 }))
    expect(await contentsOf()).toEqual(before)
    expectDone(await computer.copy(place, [first], { now: () => start + 25 * 3600_000 }))
    expect(await contentsOf()).toHaveLength(before.length - 1)
    expectDone(await computer.check(place, phone, true))
    // Named again in time: what another computer uploads stays.
    expectDone(await computer.copy(place, [first, second]))
    expectDone(await computer.check(place, phone, true))
  })

  it('waits for another computer that is copying there', async () => {
    const writers = join(root, 'Phonekeep', phone, 'writers')
    await mkdir(writers, { recursive: true })
    const now = Date.now()
    await writeFile(join(writers, 'another.json'), JSON.stringify({ startedAt: now - 1000, aliveAt: now }))
    expect(await computer.copy(place, [first])).toMatchObject({
      status: 'failed',
      error: { code: 'place-busy' },
    })
    expect(await readdir(writers)).toEqual(['another.json'])
    // One that was killed is not waited for for ever.
    expectDone(await computer.copy(place, [first], { now: () => now + 7 * 3600_000 }))
  })

  it('is made by one program of a computer at a time', async () => {
    const both = await Promise.all([computer.copy(place, [first]), computer.copy(place, [first])])
    const codes = both.map(outcome => (outcome.status === 'failed' ? outcome.error.code : outcome.status))
    expect(codes.sort()).toEqual(['done', 'place-busy'])
  })

  it('does not take over what has changed on this disk', async () => {
    if (kind === 'encrypted') return
    const damaged = await mkdtemp(join(work, 'damaged-'))
    const copy = join(damaged, phone, basename(first))
    await mkdir(dirname(copy), { recursive: true })
    await cp(first, copy, { recursive: true })
    const file = join(copy, 'Gallery/DCIM/b.jpg')
    await chmod(file, 0o644)
    await writeFile(file, Buffer.alloc(100_000, 'c'))
    const copied = await computer.copy(place, [copy])
    expect(copied).toMatchObject({
      status: 'done',
      issues: [{ code: 'damaged-in-backup', item: 'Gallery/DCIM/b.jpg' }],
    })
    expect((await computer.check(place, phone, true)).issues).toMatchObject([
      { code: 'missing', item: 'Gallery/DCIM/b.jpg' },
    ])
    // The same from a disk that has it whole.
    expectDone(await computer.copy(place, [first]))
    expectDone(await computer.check(place, phone, true))
  })
})

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** What the place holds of contents. */
async function contentsOf(): Promise<string[]> {
  const found: string[] = []
  for await (const { file } of listFiles(root)) if (/\/(objects|data)\//.test(file)) found.push(file)
  return found
}
