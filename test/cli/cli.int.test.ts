import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { nameOf } from '../../src/core/format/index-line'
import { readIndex } from '../../src/core/format/read-index'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, program, runPhonekeep, type PhonekeepOptions } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let output = ''

beforeAll(async () => {
  await storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/b.jpg': 'b',
    'Music/c.mp3': Buffer.alloc(8_000_000, 'c'),
  })
  return storage.remove
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-cli-'))
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(output, { recursive: true, force: true })
})

const phonekeep = (args: readonly string[], options: PhonekeepOptions & { config?: string } = {}) =>
  runPhonekeep(args, {
    ...options,
    env: {
      ...fixture().adb.env,
      PHONEKEEP_CONFIG: options.config ?? join(output, '..', 'nothing-remembered'),
      ...options.env,
    },
  })

it('lists the phones', async () => {
  const { serial } = fixture().phone
  const run = await phonekeep(['devices', '--json'])
  expect(run.code).toBe(0)
  expect(events(run)).toMatchObject([{ event: 'device', serial, state: 'device', model: 'Pixel 7' }])
  expect((await phonekeep(['devices'])).stdout).toBe(`${serial}\tGoogle Pixel 7, Android 14\n`)
})

it('finds the adb that the app has fetched, where there is no other', async () => {
  const folder = join(output, 'platform-tools')
  const nowhere = { PATH: '/nowhere', ANDROID_HOME: '/nowhere', ANDROID_SDK_ROOT: '/nowhere' }
  const env = { ...nowhere, PHONEKEEP_ADB_FOLDER: folder }
  expect(await phonekeep(['devices'], { env })).toMatchObject({ code: 3, stdout: '' })
  await mkdir(join(folder, '37.0.1'), { recursive: true })
  // The server runs already: it is not started.
  await writeFile(join(folder, '37.0.1/adb'), '', { mode: 0o755 })
  expect(await phonekeep(['devices'], { env })).toMatchObject({ code: 0, stderr: '' })
})

it('backs up, tells each step as JSON, and exits with 0', async () => {
  const run = await phonekeep(['backup', '--device', fixture().phone.serial, '--to', output, '--json'])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  const told = events(run)
  expect(told.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['scanning', 'starting', 'progress', 'done']),
  )
  const paths: string[] = []
  for await (const line of readIndex(told.at(-1)?.folder ?? '')) paths.push(nameOf(line))
  expect(paths).toHaveLength(3)
})

it('takes only the types asked for', async () => {
  const run = await phonekeep(['backup', '--to', output, '--types', 'audio', '--json'])
  expect(run.code).toBe(0)
  expect(events(run).find(({ event }) => event === 'starting')).toMatchObject({ items: 1, bytes: 8_000_000 })
})

it('exits with 0 when a folder is closed by Android: it is named, and not included', async () => {
  const closed = join(storage.folder, 'Android/data/org.example')
  await mkdir(closed, { recursive: true })
  await chmod(closed, 0o000)
  try {
    const args = ['backup', '--to', output]
    const run = await phonekeep(args)
    expect(run.code).toBe(0)
    expect(run.stdout).toContain('  - /storage/emulated/0/Android/data/org.example: not included')
    const end = events(await phonekeep([...args, '--json'])).at(-1)
    const { folder = '', closedFolders } = end ?? { event: 'none' }
    expect(closedFolders).toEqual(['/storage/emulated/0/Android/data/org.example'])
    // The reasons of the format are closed: no new one is written, and what is new is a field that older versions ignore.
    const manifest = JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8')) as Record<
      string,
      unknown
    >
    expect(manifest).toMatchObject({ closedFolders, problems: [] })
    expect(JSON.stringify(manifest['notIncluded'])).not.toContain('closed')
  } finally {
    await chmod(closed, 0o755)
    await rm(join(storage.folder, 'Android'), { recursive: true })
  }
})

it('exits with 1 when there were problems', async () => {
  fixture().phone.setFaults({ failAfter: 1000, onlyPath: 'a.jpg' })
  const run = await phonekeep(['backup', '--to', output])
  expect(run.code).toBe(1)
  expect(run.stdout).toContain("a.jpg: the phone couldn't read it")
})

it.each([
  [['backup']],
  [['backup', '--to', '.', '--types', 'fotos']],
  [['backup', '--to', '.', '--bogus']],
  [['bogus']],
])('exits with 2 for the wrong use %j, and says what is wrong', async args => {
  const run = await phonekeep(args)
  expect(run.code).toBe(2)
  expect(run.stderr).toMatch(/^error: /)
})

it('exits with 3 when it cannot be done, and says what to do', async () => {
  const noFolder = await phonekeep(['backup', '--to', join(output, 'missing')])
  expect(noFolder.code).toBe(3)
  expect(noFolder.stderr).toContain('Create it first')
  const file = join(output, 'file')
  await writeFile(file, '')
  const notFolder = await phonekeep(['backup', '--to', file, '--json'])
  expect(notFolder.code).toBe(3)
  expect(events(notFolder)).toMatchObject([{ event: 'failed', code: 'folder-missing' }])
  const noPhone = await phonekeep(['backup', '--to', output, '--device', 'nobody', '--json'])
  expect(noPhone.code).toBe(3)
  expect(events(noPhone).at(-1)).toMatchObject({ event: 'failed', code: 'phone-gone' })
})

it('stops, and does not call it success, when whoever reads its output goes away', async () => {
  fixture().phone.setFaults({ bytesPerSecond: 2_000_000 })
  const args = [program, 'backup', '--to', output, '--json']
  const child = spawn(process.execPath, args, {
    env: fixture().adb.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(3)
  for (const phoneFolder of await readdir(output)) {
    const backups = await readdir(join(output, phoneFolder))
    expect(backups.filter(name => !name.endsWith('.partial'))).toEqual([])
  }
})

it('exits with 130 when it is interrupted, and leaves a partial folder', async () => {
  fixture().phone.setFaults({ bytesPerSecond: 2_000_000 })
  const run = await phonekeep(['backup', '--to', output, '--json'], { interruptWhen: /"event":"progress"/ })
  expect(run.code).toBe(130)
  const [phoneFolder] = await readdir(output)
  expect((await readdir(join(output, phoneFolder ?? ''))).every(name => name.endsWith('.partial'))).toBe(true)
})

it('saves only what a pattern names', async () => {
  const starting = async (...globs: string[]) => {
    const args = ['backup', '--to', output, '--json', ...globs.flatMap(glob => ['--select', glob])]
    return events(await phonekeep(args)).find(({ event }) => event === 'starting')
  }
  expect(await starting('DCIM/*.jpg')).toMatchObject({ items: 2 })
  expect(await starting('a.*')).toMatchObject({ items: 1 })
  expect(await starting('/storage/emulated/0/Music/**', 'B.JPG')).toMatchObject({ items: 2 })
  const none = await phonekeep(['backup', '--to', output, '--select', 'nothing/*', '--json'])
  expect(none.code).toBe(3)
  expect(events(none).at(-1)).toMatchObject({ event: 'failed', code: 'nothing-selected' })
})

it('encrypts with a password that is in no argument, lists and verifies with it', async () => {
  const config = join(output, 'config')
  const to = join(output, 'to')
  await mkdir(to)
  const backup = ['backup', '--to', to, '--encrypt', '--json']
  const noPassword = await phonekeep(backup, { config })
  expect(noPassword.code).toBe(3)
  expect(events(noPassword).at(-1)).toMatchObject({ event: 'failed', code: 'password-needed' })
  const first = await phonekeep([...backup, '--password-stdin'], { config, input: 'correct horse\n' })
  expect(first.code).toBe(0)
  const folder = events(first).at(-1)?.folder ?? ''

  // Here it is known, elsewhere it is asked for, and a wrong one changes nothing.
  const second = await phonekeep(backup, { config })
  expect(events(second).at(-1)).toMatchObject({ event: 'done', totals: { copied: { count: 0 } } })
  const password = join(output, 'password')
  await writeFile(password, 'wrong\n')
  const wrong = await phonekeep([...backup, '--password-file', password])
  expect(wrong.code).toBe(3)
  expect(events(wrong).at(-1)).toMatchObject({ event: 'failed', code: 'wrong-password' })

  await writeFile(password, 'correct horse\n')
  const listed = await phonekeep(['list', folder, '--password-file', password, '--json'])
  expect(events(listed)).toHaveLength(3)
  const verified = await phonekeep(['verify', folder, '--password-file', password])
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(verified.stdout).toContain('All present and unchanged.')
  const closed = await phonekeep(['list', folder, '--json'])
  expect(events(closed)).toMatchObject([{ event: 'failed', code: 'password-needed' }])
})

it('names what is wrong with a backup, and exits with 1', async () => {
  const { folder = '' } = events(await phonekeep(['backup', '--to', output, '--json'])).at(-1) ?? {}
  await rm(join(folder, 'Gallery/DCIM/a.jpg'))
  const run = await phonekeep(['verify', folder])
  expect(run.code).toBe(1)
  expect(run.stdout).toContain('Gallery/DCIM/a.jpg is missing')
  expect(events(await phonekeep(['verify', output, '--json']))).toMatchObject([{ code: 'not-a-backup' }])
})

it('lists the backups below a folder, the interrupted ones too', async () => {
  const whole = events(await phonekeep(['backup', '--to', output, '--json'])).at(-1)?.folder
  fixture().phone.setFaults({ bytesPerSecond: 2_000_000 })
  const args = ['backup', '--to', output, '--encrypt', '--password-stdin', '--json']
  const cut = await phonekeep(args, { interruptWhen: /"phase":"copying"/, input: 'x' })
  fixture().phone.setFaults({})
  const listed = await phonekeep(['list', output, '--json'])
  expect(events(listed)).toMatchObject([
    { event: 'backup', state: 'partial', encrypted: true, path: events(cut).at(-1)?.folder },
    { event: 'backup', state: 'complete', encrypted: false, path: whole, count: 3 },
  ])
  expect((await phonekeep(['list', output])).stdout.split('\n')[0]).toMatch(/encrypted, interrupted$/)
})

it('resumes an interrupted backup when it is run again', async () => {
  fixture().phone.setFaults({ unplugAfter: 6_000_000, bytesPerSecond: 10_000_000 })
  const first = await phonekeep(['backup', '--to', output, '--wait', '0'])
  expect(first.code).toBe(3)
  expect(first.stdout).toContain('Run the command again to resume')
  fixture().phone.setFaults({})
  await fixture().reconnect()
  const second = await phonekeep(['backup', '--to', output])
  expect(second.code).toBe(0)
  expect(second.stdout).toMatch(/Resuming .*partial/)
  expect(second.stdout).toMatch(/from the interrupted backup/)
})
