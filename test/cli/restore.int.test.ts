import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSamplePhone } from '../../src/sample-phone/start-sample-phone'
import { usePhone } from '../phone-fixture'
import { readStorage, type StoredFile } from '../restore-kit'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type PhonekeepOptions } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'correct horse battery'
let work = ''
let before: Map<string, StoredFile>

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-cli-'))
  await mkdir(join(work, 'backups'))
  await mkdir(join(work, 'exported'))
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(200_000, 'b'),
    'Music/c.mp3': Buffer.alloc(1_000_000, 'c'),
  })
  before = await readStorage(storage.folder)
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(work, { recursive: true, force: true })
  for (const name of await readdir(storage.folder)) await rm(join(storage.folder, name), { recursive: true })
})
afterAll(storage.remove)

const phonekeep = (args: readonly string[], options: PhonekeepOptions = {}) =>
  runPhonekeep(args, {
    ...options,
    env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config'), ...options.env },
  })

async function backUp(...flags: string[]): Promise<string> {
  const args = [
    'backup',
    '--to',
    join(work, 'backups'),
    '--json',
    '--device',
    fixture().phone.serial,
    ...flags,
  ]
  const run = await phonekeep(args, { input: `${password}\n` })
  expect(run.code).toBe(0)
  return events(run).at(-1)?.folder ?? ''
}
const wipe = () => rm(join(storage.folder, 'DCIM'), { recursive: true })

describe.each([
  ['plain', [], []],
  ['encrypted', ['--encrypt', '--password-stdin'], ['--password-stdin']],
] as const)('a %s backup', (_, making, opening) => {
  it('comes back from a place, by a computer that knows nothing but the place and the password', async () => {
    const folder = await backUp(...making)
    await mkdir(join(work, 'nas'))
    const add = ['places', 'add', 'NAS', '--folder', join(work, 'nas')]
    expect((await phonekeep(add)).code).toBe(0)
    expect((await phonekeep(['copy', folder, '--to', 'NAS'])).code).toBe(0)
    await rm(join(work, 'backups'), { recursive: true })
    await wipe()
    const elsewhere = { env: { PHONEKEEP_CONFIG: join(work, 'another') }, input: `${password}\n` }
    await phonekeep(add, elsewhere)
    const named = `NAS:${basename(dirname(folder))}/${basename(folder)}`
    const args = ['restore', named, '--json', '--device', fixture().phone.serial, ...opening]
    const restored = await phonekeep(args, elsewhere)
    expect([restored.code, restored.stderr]).toEqual([0, ''])
    expect(events(restored).at(-1)).toMatchObject({ event: 'done', totals: { restored: { count: 2 } } })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('goes back onto the phone', async () => {
    const folder = await backUp(...making)
    await wipe()
    const run = await phonekeep(['restore', folder, '--json', ...opening], { input: `${password}\n` })
    expect(run.code).toBe(0)
    expect(events(run).at(-1)).toMatchObject({
      event: 'done',
      totals: { restored: { count: 2 }, alreadyThere: { count: 1 }, checkedByPhone: 2 },
      issues: [],
    })
    expect(await readStorage(storage.folder)).toEqual(before)
  })

  it('goes into a folder of this computer, and is not overwritten there', async () => {
    const folder = await backUp(...making)
    const to = join(work, 'exported')
    const args = ['export', folder, '--to', to, '--json', ...opening]
    const first = await phonekeep(args, { input: `${password}\n` })
    expect(first.code).toBe(0)
    expect(events(first).at(-1)).toMatchObject({ event: 'done', exported: { count: 3 }, renamed: 0 })
    expect(await readStorage(to)).toEqual(before)
    await writeFile(join(to, 'Music/c.mp3'), 'mine')
    const second = await phonekeep(args, { input: `${password}\n` })
    expect(events(second).at(-1)).toMatchObject({
      exported: { count: 1 },
      alreadyThere: { count: 2 },
      renamed: 1,
    })
    expect(await readFile(join(to, 'Music/c.mp3'), 'utf8')).toBe('mine')
    expect((await readStorage(to)).get('Music/c (2).mp3')).toEqual(before.get('Music/c.mp3'))
  })
})

it('says what was done in words', async () => {
  const folder = await backUp()
  await wipe()
  const run = await phonekeep(['restore', folder, '--select', 'DCIM/**'])
  expect(run.stdout).toContain('2 restored, 500 kB; 2 verified on the phone (SHA-256)')
  expect(run.stdout).toContain("the phone's gallery lists 2 of 2")
  const out = await phonekeep(['export', folder, '--to', join(work, 'exported'), '--select', 'a.*'])
  expect(out.stdout).toMatch(/^1 item, /)
  expect(out.stdout).toContain(`1 written to ${join(work, 'exported')}`)
  expect(await readdir(join(work, 'exported'))).toEqual(['a.jpg'])
})

it('chooses by pattern, type, folder and rule', async () => {
  const folder = await backUp()
  await writeFile(join(storage.folder, 'DCIM/Camera/a.jpg'), 'another')
  const restore = async (...flags: string[]) =>
    events(await phonekeep(['restore', folder, '--json', ...flags])).at(-1)
  expect(await restore('--types', 'audio')).toMatchObject({ totals: { alreadyThere: { count: 1 } } })
  expect(await restore('--select', 'a.jpg')).toMatchObject({ totals: { skipped: { count: 1 } } })
  expect(await restore('--select', 'a.jpg', '--on-conflict', 'keep-both')).toMatchObject({
    totals: { keptBoth: 1 },
  })
  expect(await restore('--select', 'a.jpg', '--into', 'Old phone')).toMatchObject({
    totals: { restored: { count: 1 } },
  })
  expect(await restore('--select', 'a.jpg', '--on-conflict', 'replace')).toMatchObject({
    totals: { replaced: 1 },
  })
  const now = await readStorage(storage.folder)
  for (const path of ['DCIM/Camera/a.jpg', 'DCIM/Camera/a (2).jpg', 'Old phone/DCIM/Camera/a.jpg'])
    expect(now.get(path)).toEqual(before.get('DCIM/Camera/a.jpg'))
})

it('refuses in words, and writes nothing', async () => {
  const folder = await backUp('--encrypt', '--password-stdin')
  await wipe()
  const failing = async (args: readonly string[], input = '') => {
    const run = await phonekeep([...args, '--json'], { input })
    expect(run.code).toBe(3)
    return events(run).at(-1)?.code
  }
  expect(await failing(['restore', folder])).toBe('password-needed')
  expect(await failing(['restore', folder, '--password-stdin'], 'wrong\n')).toBe('wrong-password')
  expect(await failing(['export', folder, '--password-stdin', '--to', work], 'wrong\n')).toBe(
    'wrong-password',
  )
  expect(await failing(['restore', folder, '--password-stdin', '--select', 'no*'], password)).toBe(
    'nothing-to-restore',
  )
  expect(await failing(['restore', folder, '--password-stdin', '--into', '../x'], password)).toBe(
    'not-a-folder-name',
  )
  expect(await failing(['restore', work])).toBe('not-a-backup')
  const there = ['export', folder, '--password-stdin', '--to']
  expect(await failing([...there, join(work, 'nowhere')], password)).toBe('folder-missing')
  expect(await failing([...there, join(folder, 'data')], password)).toBe('folder-read-only')
  expect([...(await readStorage(storage.folder)).keys()]).toEqual(['Music/c.mp3'])
  expect((await phonekeep(['restore', folder, '--on-conflict', 'perhaps'])).code).toBe(2)
})

it('exits with 130 when it is interrupted, and leaves nothing half', async () => {
  const folder = await backUp()
  for (const name of await readdir(storage.folder)) await rm(join(storage.folder, name), { recursive: true })
  fixture().phone.setFaults({ bytesPerSecond: 300_000 })
  const run = await phonekeep(['restore', folder, '--json'], { interruptWhen: /"phase":"restoring"/ })
  expect(run.code).toBe(130)
  fixture().phone.setFaults({})
  const there = () => readStorage(storage.folder)
  await expect
    .poll(async () => [...(await there()).keys()].filter(path => path.endsWith('.part')))
    .toEqual([])
  for (const [path, file] of await there()) expect(before.get(path)).toEqual(file)
})

it.each(['second', 'old'] as const)('goes onto another phone: %s', async phone => {
  const folder = await backUp()
  const other = await makeStorage()
  const target = await startSamplePhone({ phone, storage: other.folder })
  try {
    await fixture().adb.connect(target.serial)
    const run = await phonekeep(['restore', folder, '--json', '--device', target.serial])
    expect(events(run).at(-1)).toMatchObject({
      event: 'done',
      totals: { restored: { count: 3 }, checkedByPhone: 3 },
      mediaIndex: { listed: 3, expected: 3 },
    })
    expect(await readStorage(other.folder)).toEqual(before)
  } finally {
    await fixture().adb.adb('disconnect', target.serial)
    await target.close()
    await other.remove()
  }
})
