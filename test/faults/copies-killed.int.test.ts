import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashFile } from '../../src/core/disk/hash-file'
import { listFiles } from '../../src/core/disk/list-files'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { startService, type TestService } from '../rclone-kit'
import { startWebdavProxy, type WebdavProxy } from '../webdav-proxy'
import { createRandom } from '../../src/sample-phone/gallery/random'
import { buildEngine, type BuiltEngine } from './build-engine'

/** `npm run test:faults` kills more often. */
const kills = Number(process.env['PHONEKEEP_FAULT_STRIDE'] ?? 61) === 1 ? 60 : 6
const seed = 20261201
/** So many files that most kills find some on their way. */
const perKill = 30

let base = ''
let engine: BuiltEngine
let service: TestService
let proxy: WebdavProxy
let first = ''
let second = ''

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-copies-killed-'))
  engine = await buildEngine()
  service = await startService('webdav')
  proxy = await startWebdavProxy(service.options['url'] ?? '')
  const memory = createMemoryPhone()
  const put = (name: string, bytes: number) =>
    memory.files.set(at(name), { content: pattern(bytes, bytes), modifiedAt: 1_600_000_000 })
  for (let number = 0; number < perKill * kills; number++) put(`DCIM/${number}.jpg`, 20_000 + number)
  put('Movies/film.mp4', 3_000_000)
  await mkdir(join(base, 'out'))
  first = (await backUp(memory, join(base, 'out'))).folder
  put('DCIM/new.jpg', 5_000)
  second = (await backUp(memory, join(base, 'out'))).folder
})
afterAll(async () => {
  await proxy?.stop()
  await service?.stop()
  await engine?.remove()
  await rm(base, { recursive: true, force: true })
})

/** The command line, in a process of its own; killed at once when that is so. */
async function phonekeep(
  args: readonly string[],
  { input = '', killWhen }: { readonly input?: string; readonly killWhen?: () => boolean } = {},
): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = { ...process.env, PHONEKEEP_CONFIG: join(base, 'config') }
  const child = spawn(process.execPath, [engine.program, ...args], { env })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  child.stdin.end(input)
  const closed = once(child, 'close')
  if (killWhen) {
    while (child.exitCode === null && !killWhen()) await delay(3)
    child.kill('SIGKILL')
  }
  const [code] = (await closed) as [number | null]
  return { code, said }
}

/** Every copy that is finished is whole, byte for byte. @returns how many are */
async function expectWhole(): Promise<number> {
  const root = join(service.folder, 'copies/Phonekeep', basename(dirname(first)))
  let finished = 0
  for (const backup of [first, second]) {
    const folder = join(root, 'backups', basename(backup))
    const manifest = await readFile(join(folder, 'backup.json')).catch(() => null)
    // Half of it is none: no reader takes it for one.
    if (!manifest?.equals(await readFile(join(backup, 'backup.json')))) continue
    finished += 1
    expect(await hashFile(join(folder, 'index.jsonl'))).toBe(await hashFile(join(backup, 'index.jsonl')))
    for (const line of (await readFile(join(backup, 'index.jsonl'), 'utf8')).trim().split('\n')) {
      const { sha256 } = JSON.parse(line) as { sha256: string }
      expect(await hashFile(join(root, 'objects', sha256.slice(0, 2), sha256))).toBe(sha256)
    }
  }
  return finished
}

it(`killed ${kills} times while it copies: what is called a copy is whole, and nothing is uploaded twice`, async () => {
  const options = JSON.stringify({ ...service.options, url: proxy.url })
  const add = ['places', 'add', 'NAS', '--service', 'webdav', '--into', 'copies', '--allow-plain']
  expect(await phonekeep([...add, '--options-stdin'], { input: options })).toMatchObject({ code: 0 })
  const copy = ['copy', join(base, 'out'), '--to', 'NAS', '--json']
  const random = createRandom(seed)
  let inTheMiddle = 0
  for (let number = 0; number < kills; number++) {
    const before = proxy.wholePuts().size
    const { requests } = proxy.traffic()
    // By turns: anywhere, and while contents are on their way.
    const after = number % 2 === 0 ? random.int(5, 500) : random.int(1, 30)
    const killWhen = () =>
      number % 2 === 0
        ? proxy.traffic().requests >= requests + after
        : proxy.wholePuts().size >= before + after
    const { code } = await phonekeep(copy, { killWhen })
    if (code === null && proxy.wholePuts().size > before) inTheMiddle += 1
    await expectWhole()
  }
  const { code, said } = await phonekeep(copy)
  expect([code, said.trim().split('\n').at(-1)]).toEqual([0, expect.stringContaining('"event":"done"')])
  expect(await expectWhole()).toBe(2)
  expect((await phonekeep(['verify', 'NAS', '--full'])).code).toBe(0)
  const contents = [...proxy.wholePuts()].filter(([path]) => path.includes('/objects/'))
  expect(contents.length).toBe(perKill * kills + 2)
  expect(contents.filter(([, count]) => count > 1)).toEqual([])
  expect(inTheMiddle).toBeGreaterThanOrEqual(kills / 2)
  // Nothing of what was on its way is left there.
  const left: string[] = []
  for await (const { file } of listFiles(service.folder))
    if (!/\/(objects|backups)\//.test(file)) left.push(file)
  expect(left).toEqual([])
})
