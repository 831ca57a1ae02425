import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lstat, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashFile } from '../../src/core/disk/hash-file'
import { listFiles } from '../../src/core/disk/list-files'
import { createRandom } from '../../src/sample-phone/gallery/random'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { startService } from '../rclone-kit'
import { buildEngine, type BuiltEngine } from './build-engine'

/** `npm run test:faults` kills more often. */
const kills = Number(process.env['PHONEKEEP_FAULT_STRIDE'] ?? 61) === 1 ? 30 : 4
const seed = 20261202
const files = 40 * kills

let base = ''
let engine: BuiltEngine
let backup = ''

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-killed-elsewhere-'))
  engine = await buildEngine()
  const memory = createMemoryPhone()
  for (let number = 0; number < files; number++)
    memory.files.set(at(`DCIM/${number}.jpg`), {
      content: pattern(40_000 + number, number),
      modifiedAt: 1_600_000_000,
    })
  await mkdir(join(base, 'out'))
  const made = (await backUp(memory, join(base, 'out'))).folder
  // The server for S3 computes another signature where there are brackets in a name.
  await rename(dirname(made), join(base, 'out', 'a phone'))
  backup = join(base, 'out', 'a phone', basename(made))
})
afterAll(async () => {
  await engine?.remove()
  await rm(base, { recursive: true, force: true })
})

/** The server for S3 keeps files of its own beside each. */
const contentOf = (file: string) => /\/objects\/..\/([0-9a-f]{64})(?:\._S3rver_object)?$/.exec(file)?.[1]

describe.each(['sftp', 's3'] as const)('copies to a server of %s', kind => {
  it(`killed ${kills} times: what was whole is not uploaded again, and the copy is whole`, async () => {
    const service = await startService(kind)
    const env = { ...process.env, PHONEKEEP_CONFIG: join(base, kind) }
    const phonekeep = async (args: readonly string[], input = '', killWhen?: () => Promise<boolean>) => {
      const child = spawn(process.execPath, [engine.program, ...args], {
        env,
        stdio: ['pipe', 'ignore', 'inherit'],
      })
      child.stdin?.end(input)
      const closed = once(child, 'close')
      while (killWhen && child.exitCode === null && !(await killWhen())) await delay(2)
      if (killWhen) child.kill('SIGKILL')
      return ((await closed) as [number | null])[0]
    }
    /** Contents that are whole there, by path: when each was last written to. */
    const whole = async () => {
      const found = new Map<string, number>()
      for await (const { file } of listFiles(service.folder)) {
        const path = join(service.folder, file)
        const sha256 = contentOf(file)
        if (sha256 !== undefined && (await hashFile(path).catch(() => '')) === sha256)
          found.set(file, (await lstat(path)).mtimeMs)
      }
      return found
    }
    const count = async () => {
      let all = 0
      for await (const { file } of listFiles(service.folder)) if (contentOf(file) !== undefined) all += 1
      return all
    }
    const options = JSON.stringify(service.options)
    const add = [
      'places',
      'add',
      'There',
      '--service',
      kind,
      '--into',
      service.root,
      '--allow-plain',
      '--options-stdin',
    ]
    expect(await phonekeep(add, options)).toBe(0)
    const copy = ['copy', join(base, 'out'), '--to', 'There', '--json']
    const random = createRandom(seed)
    let seen = new Map<string, number>()
    let inTheMiddle = 0
    for (let number = 0; number < kills; number++) {
      const wanted = (await count()) + random.int(1, 25)
      const code = await phonekeep(copy, '', async () => (await count()) >= wanted)
      const now = await whole()
      if (code === null && now.size > seen.size) inTheMiddle += 1
      for (const [file, time] of seen) expect([file, now.get(file)]).toEqual([file, time])
      seen = now
    }
    expect(inTheMiddle).toBeGreaterThanOrEqual(kills / 2)
    expect(await phonekeep(copy)).toBe(0)
    const end = await whole()
    for (const [file, time] of seen) expect([file, end.get(file)]).toEqual([file, time])
    expect(end.size).toBe(files)
    expect(await phonekeep(['verify', 'There', '--full'])).toBe(0)
    expect((await readFile(join(backup, 'index.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(files)
    await service.stop()
  })
})
