import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockPhoneFolder } from '../../src/core/format/lock-phone-folder'
import { dateBackup, repeatBackup } from '../dated-backups'
import { editManifest } from '../forge-backup'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'
import { events, runPhonekeep } from './run-phonekeep'

let base = ''
let output = ''
let phone: MemoryPhone
let made: readonly string[] = []

const pixel = { manufacturer: 'Google', model: 'Pixel 7', androidVersion: '14' }
const day = (number: number) => new Date(2026, 10, number, 12)
const put = (name: string, bytes: number) =>
  phone.files.set(at(name), { content: pattern(bytes, 1), modifiedAt: 1_600_000_000 })

/** Four: of two days of one week, and of one day each of the two weeks before. */
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-forget-'))
  output = join(base, 'out')
  await mkdir(output)
  phone = createMemoryPhone()
  put('DCIM/a.jpg', 50_000)
  put('DCIM/old.jpg', 7_000)
  const first = await dateBackup((await backUp(phone, output)).folder, day(9))
  phone.files.delete(at('DCIM/old.jpg'))
  const second = await dateBackup((await backUp(phone, output)).folder, day(17))
  made = [first, second, await repeatBackup(second, day(23)), await repeatBackup(second, day(24))]
})
afterEach(() => rm(base, { recursive: true, force: true }))

const forget = (...flags: string[]) =>
  runPhonekeep(['forget', ...flags], { env: { ...process.env, PHONEKEEP_CONFIG: join(base, 'config') } })
const backups = async () => (await readdir(dirname(made[0]!))).filter(name => !name.startsWith('.')).sort()
const names = (...numbers: number[]) => numbers.map(number => basename(made[number]!))

describe('phonekeep forget', () => {
  it('says what goes, what that frees, and why the others stay; and removes nothing unless told so', async () => {
    const dry = await forget(output, '--keep-weekly', '2', '--dry-run')
    expect(dry).toMatchObject({ code: 0, stderr: '' })
    const lines = dry.stdout.trimEnd().split('\n')
    expect(lines.map(line => line.split('\t'))).toEqual([
      ['stays', made[3], 'newest of its week'],
      ['goes', made[2], expect.stringMatching(/^frees [\d.]+ k?b/i)],
      ['stays', made[1], 'newest of its week'],
      ['goes', made[0], expect.stringMatching(/^frees \d+(\.\d)? kB$/)],
      [expect.stringMatching(/^2 backups go, 2 stay: that frees [\d.]+ kB\.$/)],
    ])
    const unagreed = await forget(output, '--keep-weekly', '2')
    expect(unagreed).toMatchObject({ code: 2, stdout: dry.stdout })
    expect(unagreed.stderr).toContain(
      'Nothing was removed. To remove them for good, run the command again with --yes.',
    )
    expect(await backups()).toEqual(names(0, 1, 2, 3))
    const run = await forget(dirname(made[0]!), '--keep-weekly', '2', '--yes')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(run.stdout).toMatch(/2 backups removed in .*, [\d.]+ kB freed\.\n$/)
    expect(await backups()).toEqual(names(1, 3))
    expect((await forget(output, '--keep-weekly', '2', '--yes')).stdout).toMatch(
      /Nothing to remove: all 2 backups stay\.\n$/,
    )
  })

  it('says the same as JSON, one object a line', async () => {
    const run = await forget(output, '--keep-last', '1', '--keep-weekly', '1', '--yes', '--json')
    const told = events(run).filter(({ event }) => event !== 'progress')
    expect(told).toMatchObject([
      { event: 'backup', path: made[3], goes: false, reasons: ['last', 'weekly'] },
      { event: 'backup', path: made[2], goes: true },
      { event: 'backup', path: made[1], goes: true },
      { event: 'backup', path: made[0], goes: true },
      { event: 'plan', goes: 3, stays: 1 },
      { event: 'done', kind: 'forget', removal: 'for-good', removed: 3, issues: [] },
    ])
    const [plan, done] = [told[4], told[5]]
    expect(done?.['freedBytes']).toBe(plan?.['freedBytes'])
    // What the first alone had; what it shared stays.
    expect(told[3]?.['freedBytes']).toBeGreaterThan(7_000)
    expect(plan?.['freedBytes']).toBeLessThan(50_000)
    expect(await backups()).toEqual(names(3))
  })

  it('is about one phone alone where that is asked for', async () => {
    const other = join(output, 'Other (OTHER)')
    await mkdir(other)
    await rename(made[0]!, join(other, basename(made[0]!)))
    await editManifest(join(other, basename(made[0]!)), { phone: { ...pixel, serial: 'OTHER' } })
    const serial = basename(dirname(made[1]!)).replace(/.*\((.*)\)$/, '$1')
    const run = await forget(output, '--phone', serial, '--keep-last', '1', '--dry-run')
    expect(run.stdout).toContain('2 backups go, 1 stays')
    expect(run.stdout).not.toContain(other)
    expect(await forget(output, '--phone', 'NO-SUCH', '--keep-last', '1')).toMatchObject({ code: 3 })
  })

  it('needs a rule that keeps something, of numbers', async () => {
    for (const flags of [[], ['--keep-last', '0']]) {
      const run = await forget(output, ...flags, '--yes')
      expect(run).toMatchObject({ code: 2, stdout: '' })
      expect(run.stderr).toContain('at least one --keep-… above 0')
    }
    for (const wrong of ['all', '10001']) {
      const run = await forget(output, '--keep-daily', wrong, '--yes')
      expect(run).toMatchObject({ code: 2, stdout: '' })
    }
    expect(await backups()).toEqual(names(0, 1, 2, 3))
  })

  it('leaves everything as it is while something else writes there, and where there is no backup', async () => {
    const lock = await lockPhoneFolder(dirname(made[0]!))
    const busy = await forget(output, '--keep-last', '1', '--yes')
    await lock.release()
    expect(busy.code).toBe(3)
    expect(busy.stdout).toContain('Another backup of this phone is already running in this folder.')
    expect(await backups()).toEqual(names(0, 1, 2, 3))
    await writeFile(join(base, 'file'), '')
    expect((await forget(base + '/nothing', '--keep-last', '1')).stderr).toContain('No backup found there')
  })
})
