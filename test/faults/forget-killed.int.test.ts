import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { openBackup } from '../../src/core/library/open-backup'
import { scanLibrary } from '../../src/core/library/scan-library'
import { dateBackup, repeatBackup } from '../dated-backups'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { buildEngine, type BuiltEngine } from './build-engine'

/** `npm run test:faults` tries every write; `npm test` each so many-th. */
const stride = Number(process.env['PHONEKEEP_FAULT_STRIDE'] ?? 61) === 1 ? 1 : 9
const preload = resolve(import.meta.dirname, 'kill-at-write.mjs')

let base = ''
let engine: BuiltEngine
let template = ''
let newest = ''
const phone = createMemoryPhone()

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-forget-killed-'))
  engine = await buildEngine()
  template = join(base, 'template')
  await mkdir(template)
  for (const name of ['DCIM/a.jpg', 'DCIM/b.jpg', 'Documents/c.pdf'])
    phone.files.set(at(name), { content: pattern(4_000, 1), modifiedAt: 1_600_000_000 })
  const first = await dateBackup((await backUp(phone, template)).folder, new Date(2026, 10, 1))
  await repeatBackup(first, new Date(2026, 10, 2))
  newest = basename(await repeatBackup(first, new Date(2026, 10, 3)))
})
afterAll(async () => {
  await engine?.remove()
  await rm(base, { recursive: true, force: true })
})

/** `phonekeep forget`, as a process of its own. @returns whether it has killed itself, as asked */
async function forget(output: string, env: NodeJS.ProcessEnv = {}): Promise<boolean> {
  const args = ['--import', preload, engine.program, 'forget', output, '--keep-last', '1', '--yes']
  const settings = { ...process.env, PHONEKEEP_CONFIG: join(base, 'config'), ...env }
  return await new Promise(resolve =>
    execFile(process.execPath, args, { env: settings }, (_error, _stdout, stderr) =>
      resolve(stderr.includes('struck')),
    ),
  )
}

async function copyOfTemplate(name: string): Promise<string> {
  const output = join(base, name)
  await cp(template, output, { recursive: true })
  return output
}

async function wholeBackups(output: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const { folder, state } of scanLibrary(output)) {
    expect(state).toBe('complete')
    expect(await verifyBackup(await openBackup(folder, null))).toMatchObject({ status: 'done', issues: [] })
    found.push(folder)
  }
  return found
}

it('killed before or after any of its writes, a removal leaves whole backups and no others; the next one clears up', async () => {
  const countTo = join(base, 'count')
  await forget(await copyOfTemplate('counted'), { PHONEKEEP_COUNT_TO: countTo })
  const writes = Number(await readFile(countTo, 'utf8'))
  expect(writes).toBeGreaterThan(15)
  for (const when of ['before', 'after']) {
    for (let number = 1; number <= writes; number += stride) {
      const output = await copyOfTemplate(`${when} ${number}`)
      const struck = await forget(output, { PHONEKEEP_KILL_AT: JSON.stringify({ when, at: number }) })
      expect([number, struck]).toEqual([number, true])
      const left = await wholeBackups(output)
      expect(left.map(folder => basename(folder))).toContain(newest)
      await forget(output)
      const [last = '', ...others] = await wholeBackups(output)
      expect([basename(last), others]).toEqual([newest, []])
      // What is left of one that was no backup any more is cleared away by the next run that writes there.
      await backUp(phone, output)
      const names = await readdir(dirname(last))
      expect(names.filter(name => name.startsWith('.') && name !== '.phonekeep-verified.json')).toEqual([])
    }
  }
}, 600_000)
