import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { readIndex } from '../../src/core/vault/read-index'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const program = resolve(import.meta.dirname, '../../out/main/cli.js')
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let output = ''

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('The command line is not built: npm run build')
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

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

async function phonekeep(
  args: readonly string[],
  options: { interruptWhen?: RegExp; port?: number } = {},
): Promise<Run> {
  const env = {
    ...fixture().adb.env,
    ...(options.port ? { ANDROID_ADB_SERVER_PORT: String(options.port) } : {}),
  }
  const child = spawn(process.execPath, [program, ...args], { env })
  let stdout = ''
  let stderr = ''
  let interrupted = false
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString()
    if (!interrupted && options.interruptWhen?.test(stdout)) interrupted = child.kill('SIGINT')
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}

const events = ({ stdout }: Run) =>
  stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { event: string; folder?: string; code?: string })

it('lists the phones', async () => {
  const { serial } = fixture().phone
  const run = await phonekeep(['devices', '--json'])
  expect(run.code).toBe(0)
  expect(events(run)).toMatchObject([{ event: 'device', serial, state: 'device', model: 'Pixel 7' }])
  expect((await phonekeep(['devices'])).stdout).toBe(`${serial}\tGoogle Pixel 7, Android 14\n`)
})

it('backs up, tells each step as JSON, and exits with 0', async () => {
  const run = await phonekeep(['backup', '--device', fixture().phone.serial, '--to', output, '--json'])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  const told = events(run)
  expect(told.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['scanning', 'starting', 'progress', 'done']),
  )
  const paths: string[] = []
  for await (const { path } of readIndex(told.at(-1)?.folder ?? '')) paths.push(path)
  expect(paths).toHaveLength(3)
})

it('takes only the types asked for', async () => {
  const run = await phonekeep(['backup', '--to', output, '--types', 'audio', '--json'])
  expect(run.code).toBe(0)
  expect(events(run).find(({ event }) => event === 'starting')).toMatchObject({ items: 1, bytes: 8_000_000 })
})

it('exits with 1 when there were problems', async () => {
  fixture().phone.setFaults({ failAfter: 1000, onlyPath: 'a.jpg' })
  const run = await phonekeep(['backup', '--to', output])
  expect(run.code).toBe(1)
  expect(run.stdout).toContain('a.jpg: the phone failed to read it')
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
  expect(noFolder.stderr).toContain('Make it first')
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
