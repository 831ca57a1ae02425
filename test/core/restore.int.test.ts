import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkPhone } from '../../src/core/android/adb/open-service'
import { createPauseGate } from '../../src/core/jobs/pause-gate'
import { besideNames } from '../../src/core/phone/beside-names'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import type { Hold } from '../../src/shared/model/job'
import { backUp } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { itemsOf, openAt, planFor, readStorage, restore, type StoredFile } from '../restore-kit'
import { startSlowLink } from '../slow-link'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let output = ''
let keys: OpenKeys
let before: Map<string, StoredFile>

async function wipe(): Promise<void> {
  for (const name of await readdir(storage.folder)) await rm(join(storage.folder, name), { recursive: true })
}

async function put(path: string, content: string | Buffer, mtime = 1_600_000_000): Promise<void> {
  const file = join(storage.folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, content)
  await utimes(file, mtime, mtime)
}

const filmBytes = 12_000_000

beforeAll(async () => {
  keys = await createVaultKeys('correct horse')
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  const film = Buffer.alloc(filmBytes, 'film')
  for (let at = 0; at < filmBytes; at += 1000) film.writeUInt32LE(at, at)
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(200_000, 'b'),
    'Documents/it’s "here" & $HOME.txt': 'words',
    'Documents/empty.txt': '',
    'Movies/film.mp4': film,
  })
  before = await readStorage(storage.folder)
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(output, { recursive: true, force: true })
  await wipe()
})
afterAll(storage.remove)

const make = async (kind: 'plain' | 'encrypted' = 'plain') => {
  const format = kind === 'plain' ? plainFormat : encryptedFormat(keys)
  const { folder } = await backUp(fixture(), { outputFolder: output, format })
  return await openAt(folder, kind === 'plain' ? null : keys)
}
const only = (path: string) => (item: { readonly path: string }) => item.path.endsWith(path)

describe.each(['plain', 'encrypted'] as const)('restoring a backup, %s', kind => {
  it('brings everything back to a phone that was wiped, and nothing else', async () => {
    const backup = await make(kind)
    await wipe()
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 5 }, alreadyThere: { count: 0 }, checkedByPhone: 5 },
      mediaIndex: { listed: 3, expected: 3 },
    })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('brings back what was chosen', async () => {
    const backup = await make(kind)
    await wipe()
    const outcome = await restore(fixture(), backup, { choose: only('b.jpg') })
    expect(outcome.totals.restored).toEqual({ count: 1, bytes: 200_000 })
    expect([...(await readStorage(storage.folder)).keys()]).toEqual(['DCIM/Camera/b.jpg'])
  })
})

it('sends nothing that is there', async () => {
  const backup = await make()
  fixture().phone.setFaults({ storageFullAfter: 0 })
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({
    status: 'done',
    totals: { restored: { count: 0 }, alreadyThere: { count: 5 } },
    mediaIndex: { listed: 3, expected: 3 },
  })
})

describe('another file with the same name', () => {
  const a = 'DCIM/Camera/a.jpg'
  const other = Buffer.alloc(300_000, 'x')
  const second = 'DCIM/Camera/a (2).jpg'

  it('is left, and said to be', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'skip' })
    expect(outcome.totals).toMatchObject({ skipped: { count: 1, bytes: 300_000 }, restored: { count: 0 } })
    expect((await readFile(join(storage.folder, a))).equals(other)).toBe(true)
  })

  it('keeps its place, and ours gets one beside it, once', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'keep-both' })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, keptBoth: 1, checkedByPhone: 1 })
    const now = await readStorage(storage.folder)
    expect((await readFile(join(storage.folder, a))).equals(other)).toBe(true)
    expect(now.get(second)).toEqual(before.get(a))
    const again = await restore(fixture(), backup, { rule: 'keep-both' })
    expect(again.totals).toMatchObject({ restored: { count: 0 }, alreadyThere: { count: 5 } })
    expect(await readStorage(storage.folder)).toEqual(now)
  })

  it('is replaced, when ours is whole', async () => {
    const backup = await make()
    await put(a, other)
    const outcome = await restore(fixture(), backup, { rule: 'replace' })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, replaced: 1 })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('is not replaced when ours cannot be sent', async () => {
    const backup = await make()
    await put(a, other)
    fixture().phone.setFaults({ storageFullAfter: 100_000 })
    const outcome = await restore(fixture(), backup, { rule: 'replace' })
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-full' } })
    expect((await readFile(join(storage.folder, a))).equals(other)).toBe(true)
  })

  it('is a folder: ours cannot go there', async () => {
    const backup = await make()
    await rm(join(storage.folder, a))
    await put(`${a}/inside.txt`, 'a folder with that name')
    for (const rule of ['skip', 'replace'] as const) {
      const outcome = await restore(fixture(), backup, { rule, choose: only('a.jpg') })
      expect(outcome.issues).toMatchObject([{ code: 'name-taken' }])
    }
    const both = await restore(fixture(), backup, { rule: 'keep-both', choose: only('a.jpg') })
    expect(both.totals.keptBoth).toBe(1)
    expect((await readStorage(storage.folder)).get(second)).toEqual(before.get(a))
  })
})

it('puts everything below a folder of the internal storage', async () => {
  const backup = await make()
  const outcome = await restore(fixture(), backup, { target: { kind: 'folder', name: 'From my old phone' } })
  expect(outcome.totals.restored.count).toBe(5)
  const now = await readStorage(join(storage.folder, 'From my old phone'))
  expect(now).toEqual(before)
})

it('refuses what is no name of a folder', async () => {
  const backup = await make()
  for (const name of ['..', 'a/b', '', '.hidden', 'a:b', ' a', 'x'.repeat(101), 'nul\0']) {
    const planned = planFor(fixture(), backup, { target: { kind: 'folder', name } })
    await expect(planned, JSON.stringify(name)).rejects.toMatchObject({ info: { code: 'not-a-folder-name' } })
  }
})

describe('a phone that goes away in the middle', () => {
  it('is waited for, and all ends well', async () => {
    const backup = await make()
    await wipe()
    const holds: (Hold | null)[] = []
    fixture().phone.setFaults({ sendUnplugAfter: 8_000_000 })
    const running = restore(fixture(), backup, { onProgress: ({ hold }) => holds.push(hold) })
    await expect.poll(() => holds.at(-1)?.kind, { timeout: 15_000 }).toBe('phone')
    fixture().phone.setFaults({})
    await fixture().reconnect()
    expect(await running).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 5 } })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('leaves half a file when it loses power, which the next restore removes', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ sendUnplugAfter: 8_000_000, keepPartial: true })
    const stop = new AbortController()
    const running = restore(fixture(), backup, {
      signal: stop.signal,
      onProgress: ({ hold }) => hold?.kind === 'phone' && stop.abort(),
    })
    expect(await running).toMatchObject({ status: 'cancelled' })
    fixture().phone.setFaults({})
    await fixture().reconnect()
    const half = [...(await readStorage(storage.folder)).keys()].filter(path => path.endsWith('.part'))
    expect(half).not.toEqual([])
    expect(await restore(fixture(), backup)).toMatchObject({ status: 'done', issues: [] })
    expect(await readStorage(storage.folder)).toEqual(before)
  })
})

it('leaves nothing half on the phone when it is cancelled', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ bytesPerSecond: 4_000_000 })
  const stop = new AbortController()
  const outcome = await restore(fixture(), backup, {
    signal: stop.signal,
    onProgress: ({ bytesDone }) => bytesDone > 2_000_000 && stop.abort(),
  })
  expect(outcome.status).toBe('cancelled')
  await expect
    .poll(async () => [...(await readStorage(storage.folder)).keys()].filter(path => path.endsWith('.part')))
    .toEqual([])
  for (const [path, file] of await readStorage(storage.folder)) expect(before.get(path)).toEqual(file)
  fixture().phone.setFaults({})
  expect(await restore(fixture(), backup)).toMatchObject({ status: 'done', issues: [] })
  expect(await readStorage(storage.folder)).toEqual(before)
})

it('stands still when it is paused, and goes on', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
  const pause = createPauseGate()
  const seen: (string | undefined)[] = []
  const running = restore(fixture(), backup, {
    pause,
    onProgress: ({ bytesDone, hold }) => {
      seen.push(hold?.kind)
      if (bytesDone > 1_000_000 && seen.length < 1_000 && !seen.includes('paused')) pause.set(true)
    },
  })
  await expect.poll(() => seen.at(-1)).toBe('paused')
  // What was sent before still gets its names meanwhile.
  expect(existsSync(join(storage.folder, 'Movies/film.mp4'))).toBe(false)
  pause.set(false)
  expect(await running).toMatchObject({ status: 'done' })
  expect(await readStorage(storage.folder)).toEqual(before)
})

describe('a phone without room', () => {
  it('is told so before the first byte', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ freeBytes: 30_000_000 })
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { code: 'phone-full', details: { freeBytes: 29_999_104 } },
    })
    expect(await readStorage(storage.folder)).toEqual(new Map())
  })

  it('keeps what it has when it fills up in the middle', async () => {
    const backup = await make()
    await wipe()
    fixture().phone.setFaults({ storageFullAfter: 10_000_000 })
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-full' } })
    for (const [path, file] of await readStorage(storage.folder)) expect(before.get(path)).toEqual(file)
  })
})

it('restores the others when the phone refuses one', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ refuseSendTo: '/Documents/' })
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 3 } } })
  expect(outcome.issues.map(({ code }) => code)).toEqual(['refused-to-take', 'refused-to-take'])
})

describe.each(['plain', 'encrypted'] as const)('a damaged file in the backup, %s', kind => {
  it('is not restored, and the others are', async () => {
    const backup = await make(kind)
    await wipe()
    const [item] = (await itemsOf(backup)).filter(only('a.jpg'))
    const file = join(backup.folder, item?.file ?? '')
    await chmod(file, 0o644)
    const bytes = await readFile(file)
    bytes[bytes.length - 20_000] = (bytes[bytes.length - 20_000] ?? 0) ^ 1
    await writeFile(file, bytes)
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 4 } } })
    expect(outcome.issues).toMatchObject([{ code: 'damaged-in-backup', during: 'restoring' }])
    const now = await readStorage(storage.folder)
    expect([...now.keys()].filter(path => path.includes('Camera'))).toEqual(['DCIM/Camera/b.jpg'])
  })
})

it('stops cleanly when the backup’s drive is pulled', async () => {
  const backup = await make()
  const items = await itemsOf(backup)
  await wipe()
  await rename(backup.folder, `${backup.folder} gone`)
  const outcome = await restore(fixture(), backup, { items })
  expect(outcome).toMatchObject({ status: 'failed', error: { code: 'backup-gone' } })
  expect(await readStorage(storage.folder)).toEqual(new Map())
})

it('goes nowhere but to places on a phone', async () => {
  const backup = await make()
  const [item] = await itemsOf(backup)
  if (!item) throw new Error('no item')
  const hostile = [
    '/storage/emulated/0/../../../data/local/tmp/evil',
    '/storage/emulated/0/a/./b',
    '/storage/emulated/0//b',
    '/storage/emulated/0/nul\0.jpg',
    '/data/local/tmp/evil.sh',
    '/storage/emulated/0/',
    'relative.jpg',
    '',
    '/storage/emulated/0/\ud800.jpg',
    '/storage/emulated/0/DCIM/.phonekeep-0123456789abcdef.part',
    `/storage/emulated/0/${'x'.repeat(300)}`,
    `/storage/emulated/0/${'d/'.repeat(600)}x`,
  ]
  const { items, issues } = await planFor(fixture(), backup, {
    items: hostile.map(path => ({ ...item, path })),
  })
  expect(items).toEqual([])
  expect(issues.map(issue => issue.item)).toEqual(hostile)
})

it('names no two files the same: one goes beside the other', async () => {
  const backup = await make()
  await wipe()
  const items = await itemsOf(backup)
  const paths = ['/storage/emulated/0/DCIM/x.jpg', '/storage/emulated/10/DCIM/x.jpg', '/sdcard/DCIM/x.jpg']
  const outcome = await restore(fixture(), backup, {
    rule: 'replace',
    items: items.slice(0, 3).flatMap((item, number) => ({ ...item, path: paths[number] ?? '' })),
  })
  expect(outcome).toMatchObject({
    status: 'done',
    issues: [],
    totals: { restored: { count: 3 }, replaced: 0 },
  })
  const contents = [...(await readStorage(storage.folder)).values()].map(({ bytes }) => bytes)
  expect(new Set(contents)).toEqual(new Set(items.slice(0, 3).map(({ bytes }) => bytes)))
})

it('works with a phone of long ago', async () => {
  const backup = await make()
  await wipe()
  fixture().phone.setFaults({ noV2: true })
  await fixture().reconnect()
  try {
    const outcome = await restore(fixture(), backup)
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 5 } })
    expect(await readStorage(storage.folder)).toEqual(before)
  } finally {
    fixture().phone.setFaults({})
    await fixture().reconnect()
  }
})

it('keeps both of two for one place, also when the phone has one of them', async () => {
  const backup = await make()
  const [a, b] = (await itemsOf(backup)).filter(({ path }) => path.includes('Camera'))
  if (!a || !b) throw new Error('no items')
  const place = '/storage/emulated/0/DCIM/x.jpg'
  for (const there of [a, b]) {
    await wipe()
    await put('DCIM/x.jpg', Buffer.alloc(there.bytes, there.path.slice(-5, -4)))
    const items = [a, b].map(item => ({ ...item, path: place }))
    const outcome = await restore(fixture(), backup, { rule: 'replace', items })
    expect(outcome.totals).toMatchObject({ restored: { count: 1 }, alreadyThere: { count: 1 }, replaced: 0 })
    const now = await readStorage(storage.folder)
    expect(new Set([...now.values()].map(({ sha256 }) => sha256))).toEqual(new Set([a.sha256, b.sha256]))
  }
})

it('does not say what is not so when two restores disturb each other', async () => {
  const backup = await make()
  await wipe()
  const [one, other] = await Promise.all([restore(fixture(), backup), restore(fixture(), backup)])
  expect(await readStorage(storage.folder)).toEqual(before)
  for (const { status, issues, totals } of [one, other]) {
    expect({ status, issues }).toEqual({ status: 'done', issues: [] })
    expect(totals.restored.count + totals.alreadyThere.count).toBe(5)
  }
})

it('tells the gallery what an interrupted run could not', async () => {
  const backup = await make()
  await wipe()
  const stop = new AbortController()
  const onProgress = (_: unknown, phase: string) => phase === 'finishing' && stop.abort()
  expect((await restore(fixture(), backup, { signal: stop.signal, onProgress })).status).toBe('cancelled')
  const outcome = await restore(fixture(), backup)
  expect(outcome).toMatchObject({
    totals: { restored: { count: 0 }, alreadyThere: { count: 5 } },
    mediaIndex: { listed: 3, expected: 3 },
  })
})

it('waits for a slow link: what has left this computer has not arrived yet', async () => {
  const backup = await make()
  await wipe()
  const slow = await startSlowLink(fixture().phone.port, 100_000)
  await fixture().adb.connect(slow.serial)
  const holds: (Hold | null)[] = []
  const outcome = await restore(
    { ...fixture(), link: () => linkPhone(fixture().server, slow.serial) },
    backup,
    {
      choose: only('a.jpg'),
      inactivityMs: 1_000,
      onProgress: ({ hold }) => holds.push(hold),
    },
  )
  await slow.close()
  expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { restored: { count: 1 } } })
  expect(holds.filter(hold => hold !== null)).toEqual([])
})

it('has names beside a name without end, none too long', () => {
  for (const long of [`${'ä'.repeat(120)}.jpeg`, `a.${'x'.repeat(253)}`, 'x'.repeat(255), '.x', 'x.']) {
    const names = besideNames(long)
    const given = Array.from({ length: 2000 }, () => names.next().value)
    expect(new Set(given).size).toBe(2000)
    expect(Math.max(...given.map(name => Buffer.byteLength(name)))).toBeLessThanOrEqual(255)
  }
})
