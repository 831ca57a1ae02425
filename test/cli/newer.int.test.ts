import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { grow, version2 } from '../as-newer'
import { backUp } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let work = ''
let folder = ''

beforeAll(async () => {
  await storage.fill({ 'DCIM/a.jpg': 'a' })
  work = await mkdtemp(join(tmpdir(), 'phonekeep-newer-'))
  folder = (await backUp(fixture(), { outputFolder: work })).folder
  await grow(folder, null, version2)
  return () => rm(work, { recursive: true, force: true })
})
afterAll(storage.remove)

const phonekeep = async (...args: string[]) =>
  await runPhonekeep(args, { env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') } })

it('list tells of a backup and of its items what only a newer version knows', async () => {
  const all = await phonekeep('list', work)
  expect(all.stdout).toContain(
    'calendar: saved by a newer version of Phonekeep, screenshots: saved by a newer version of Phonekeep',
  )
  const { stdout, code } = await phonekeep('list', folder)
  expect(code).toBe(0)
  expect(stdout).toMatch(/Calendar\/calendar\.ics\tcalendar: saved by a newer version of Phonekeep$/m)
  expect(stdout).toMatch(/DCIM\/a\.jpg$/m)
  const items = events(await phonekeep('list', folder, '--json'))
  expect(items).toContainEqual(expect.objectContaining({ source: 'calendar', accounts: ['me@example.org'] }))
})

it('verify reads it, export writes it, and restore names what it leaves out', async () => {
  expect((await phonekeep('verify', folder)).stdout).toContain('All present and unchanged.')
  const to = join(work, 'exported')
  await mkdir(to)
  expect((await phonekeep('export', folder, '--to', to)).code).toBe(0)
  expect(await readFile(join(to, 'Calendar/calendar.ics'), 'utf8')).toContain('SUMMARY:Ada')
  const restored = await phonekeep('restore', folder, '--into', 'Back')
  expect(restored.stdout).toMatch(
    /! Calendar\/calendar\.ics: saved by a newer version of Phonekeep, which this one can't restore/,
  )
  expect(restored.code).toBe(1)
})
