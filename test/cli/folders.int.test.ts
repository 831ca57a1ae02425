import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type Run } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const internal = '/storage/emulated/0'
let work = ''
let config = ''

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-folders-'))
  return () => rm(work, { recursive: true, force: true })
})
beforeEach(async () => {
  config = await mkdtemp(join(work, 'config-'))
  await rm(join(storage.folder, 'Pictures'), { recursive: true, force: true })
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(1_000, 'a'),
    'DCIM/Camera/2024/b.jpg': Buffer.alloc(500, 'b'),
    'Pictures/Memes/c.jpg': 'funny',
  })
})
afterAll(storage.remove)

const folders = (...args: readonly string[]): Promise<Run> =>
  runPhonekeep(['folders', ...args], { env: { ...fixture().adb.env, PHONEKEEP_CONFIG: config } })
const listed = async (...args: readonly string[]) => {
  const run = await folders(...args, '--json')
  expect([run.code, run.stderr]).toEqual([0, ''])
  return events(run)
}

it('lists the folders with count, size and state, as text and as JSON', async () => {
  expect(await listed(fixture().phone.serial)).toEqual([
    { event: 'new-folders', rule: 'back-up' },
    { event: 'folder', path: `${internal}/DCIM/Camera`, count: 2, bytes: 1_500, on: true, new: false },
    { event: 'folder', path: `${internal}/Pictures/Memes`, count: 1, bytes: 5, on: true, new: false },
  ])
  const { code, stdout } = await folders()
  expect(code).toBe(0)
  expect(stdout).toMatch(/^backup +2 +1\.5 kB {2}\/storage\/emulated\/0\/DCIM\/Camera\n/)
  expect(stdout).toContain('New folders: back up\n')
})

it('leaves a folder out, and remembers it; what appears later is asked about, and then answered', async () => {
  await folders('--leave-out', 'Pictures/Memes/', '--new-folders', 'ask')
  await storage.fill({ 'Pictures/Later/d.jpg': 'later' })
  const later = `${internal}/Pictures/Later`
  expect(await listed()).toEqual([
    { event: 'new-folders', rule: 'ask' },
    expect.objectContaining({ path: `${internal}/DCIM/Camera`, on: true, new: false }) as unknown,
    expect.objectContaining({ path: later, on: false, new: true }) as unknown,
    expect.objectContaining({ path: `${internal}/Pictures/Memes`, on: false, new: false }) as unknown,
  ])
  const { stdout } = await folders()
  expect(stdout).toContain(`${later}  (new)\n`)
  expect(stdout).toContain('1 new folder is left out until you decide')
  expect(await listed('--back-up', later)).toContainEqual(
    expect.objectContaining({ path: later, on: true, new: false }),
  )
  const saved = JSON.parse(await readFile(join(config, 'settings.json'), 'utf8')) as { folders: object }
  expect(Object.values(saved.folders)).toEqual([
    {
      newFolders: 'ask',
      complete: true,
      known: { [`${internal}/DCIM/Camera`]: true, [`${internal}/Pictures/Memes`]: false, [later]: true },
      waiting: [],
    },
  ])
})

it('says what is wrong with what it was given, and changes nothing', async () => {
  const unknown = await folders('--leave-out', 'Pictures/Nothing')
  expect(unknown.code).toBe(2)
  expect(unknown.stderr).toContain('this phone has no folder "Pictures/Nothing"')
  const both = await folders('--leave-out', 'DCIM/Camera', '--back-up', `${internal}/DCIM/Camera`)
  expect(both.code).toBe(2)
  expect(both.stderr).toContain("can't be both left out and backed up")
  expect((await folders('--new-folders', 'perhaps')).code).toBe(2)
  expect((await listed()).every(({ on }) => on !== false)).toBe(true)
})
