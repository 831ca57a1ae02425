import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type PhonekeepOptions, type Run } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let folder = ''
let output = ''

beforeAll(async () => {
  await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(300_000, 'a'), 'DCIM/b.jpg': 'b' })
  return storage.remove
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-auto-'))
  output = join(folder, 'output')
  await mkdir(output)
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(folder, { recursive: true, force: true })
})

const phonekeep = (args: readonly string[], options: PhonekeepOptions = {}) =>
  runPhonekeep(args, {
    ...options,
    env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(folder, 'config'), ...options.env },
  })
const auto = (...args: readonly string[]) => phonekeep(['auto', '--once', '--to', output, '--json', ...args])
const verdictOf = (run: Run) => events(run).find(({ event }) => event === 'automatic')
const backups = async () => {
  const [phoneFolder = ''] = await readdir(output)
  return phoneFolder === '' ? [] : await readdir(join(output, phoneFolder))
}

it('backs up what is due, then says when the next one is; the book keeps both', async () => {
  const first = await auto()
  expect(first).toMatchObject({ code: 0, stderr: '' })
  expect(verdictOf(first)).toMatchObject({ kind: 'go' })
  expect(events(first).at(-1)).toMatchObject({ event: 'done' })
  expect(await backups()).toHaveLength(1)

  const second = await auto()
  expect(second).toMatchObject({ code: 0, stderr: '' })
  expect(verdictOf(second)).toMatchObject({ kind: 'not-due' })
  expect(await backups()).toHaveLength(1)
  const text = await phonekeep(['auto', '--once', '--to', output])
  expect(text.stdout).toMatch(/^Google Pixel 7: up to date; the next backup is due on .+\n$/)
  const book = JSON.parse(await readFile(join(folder, 'config/automatic.json'), 'utf8')) as {
    phones: Record<string, { history: { kind: string }[] }>
  }
  expect(Object.values(book.phones).map(({ history }) => history.map(({ kind }) => kind))).toEqual([['done']])
})

it('does not start what its conditions forbid, which is no failure', async () => {
  fixture().phone.setFaults({ batteryPercent: 12, notCharging: true })
  const run = await auto()
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(verdictOf(run)).toMatchObject({ kind: 'held', reason: 'battery-low' })
  expect(await backups()).toEqual([])
  expect(verdictOf(await auto('--min-battery', '0'))).toMatchObject({ kind: 'go' })

  // One that was there once is told of when it is away.
  await rm(join(output, (await readdir(output))[0] ?? ''), { recursive: true })
  const { serial } = fixture().phone
  await fixture().adb.adb('disconnect', serial)
  const away = await phonekeep(['auto', '--once', '--to', output])
  await fixture().adb.connect(serial)
  expect(away).toMatchObject({
    code: 0,
    stdout: "Google Pixel 7: not backed up. The phone isn't connected.\n",
  })
})

it('encrypts without a password where this computer has the key, and says what to do where not', async () => {
  const held = await phonekeep(['auto', '--once', '--to', output, '--encrypt'])
  expect(held.stdout).toContain('This computer doesn\'t know the password. Run "phonekeep backup --encrypt"')
  const backup = ['backup', '--to', output, '--encrypt', '--password-stdin', '--select', '**/b.jpg']
  expect(await phonekeep(backup, { input: 'correct horse\n' })).toMatchObject({ code: 0 })
  expect(events(await auto('--encrypt')).at(-1)).toMatchObject({ event: 'done' })
  expect(await backups()).toHaveLength(2)
})

it('refuses what makes no sense', async () => {
  for (const [args, words] of [
    [['--hours', '25-3'], 'Give two hours from 0 to 23'],
    [['--every', '0'], 'Give a number of hours'],
    [['--min-battery', '101'], 'Give a number from 0 to 100'],
  ] as const) {
    const run = await auto(...args)
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(words)
  }
  const again = await phonekeep(['auto', '--to', output])
  expect(again).toMatchObject({ code: 2 })
  expect(again.stderr).toContain('--once')
})
