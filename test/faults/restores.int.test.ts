import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { conflictRules, type ConflictRule } from '../../src/shared/model/restore'
import { backUp } from '../backup-kit'
import { program } from '../cli/run-phonekeep'
import { usePhone } from '../phone-fixture'
import { openAt, readStorage, restore, type StoredFile } from '../restore-kit'
import { makeStorage } from '../storage'

/** `npm run test:faults` runs many more cases. */
const seed = Number(process.env['PHONEKEEP_FAULT_SEED'] ?? 20261123)
const count = Number(process.env['PHONEKEEP_FAULT_CASES'] ?? 7)
const only = process.env['PHONEKEEP_FAULT_CASE']
const kinds = ['killed', 'unplugged', 'power lost', 'full', 'frozen', 'cancelled', 'adb killed'] as const
const password = 'correct horse battery'

interface RestoreCase {
  readonly number: number
  readonly kind: (typeof kinds)[number]
  readonly rule: ConflictRule
  readonly encrypted: boolean
  /** Whether the phone has another version of every second file before. */
  readonly others: boolean
  /** Where in the run, from 0 to 1. */
  readonly share: number
}

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const folders = { plain: '', encrypted: '' }
let keys: Awaited<ReturnType<typeof createVaultKeys>>
let wanted: Map<string, StoredFile>
let totalBytes = 0
let output = ''

function drawCase(number: number): RestoreCase {
  const random = mulberry(seed * 1_000 + number)
  return {
    number,
    kind: kinds[number % kinds.length] ?? 'killed',
    rule: conflictRules[Math.floor(random() * conflictRules.length)] ?? 'skip',
    encrypted: random() < 0.5,
    others: random() < 0.6,
    share: random(),
  }
}

/** mulberry32: the same numbers for the same seed, everywhere. */
function mulberry(state: number): () => number {
  let at = state >>> 0
  return () => {
    at = (at + 0x6d2b79f5) >>> 0
    let value = Math.imul(at ^ (at >>> 15), at | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  keys = await createVaultKeys(password)
  const photos: Record<string, Buffer> = {}
  for (let number = 0; number < 8; number++)
    photos[`DCIM/Camera/${number}.jpg`] = Buffer.alloc(100_000 + number * 37_001, `photo ${number}`)
  await storage.fill({ ...photos, 'Movies/film.mp4': Buffer.alloc(9_000_000, 'film') })
  wanted = await readStorage(storage.folder)
  totalBytes = [...wanted.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  folders.plain = (await backUp(fixture(), { outputFolder: join(output), format: plainFormat })).folder
  folders.encrypted = (
    await backUp(fixture(), { outputFolder: output, format: encryptedFormat(keys) })
  ).folder
  await writeFile(join(output, 'password'), password)
})
afterAll(async () => {
  await rm(output, { recursive: true, force: true })
  await storage.remove()
})

/** @returns what is on the phone before the restore */
async function prepare({ others }: RestoreCase): Promise<Map<string, StoredFile>> {
  for (const name of await readdir(storage.folder)) await rm(join(storage.folder, name), { recursive: true })
  if (others) {
    const paths = [...wanted.keys()].filter((_, number) => number % 2 === 0)
    await storage.fill(Object.fromEntries(paths.map(path => [path, `another version of ${path}`])))
  }
  return await readStorage(storage.folder)
}

const backupOf = ({ encrypted }: RestoreCase) =>
  encrypted ? openAt(folders.encrypted, keys) : openAt(folders.plain)

/** Runs the restore of a case until it is interrupted. @returns false when it has ended before that */
async function interrupted(plan: RestoreCase): Promise<boolean> {
  const { phone, adb } = fixture()
  const { kind, share, rule } = plan
  const after = Math.floor(share * totalBytes)
  if (kind === 'killed') return await killed(plan)
  if (kind === 'unplugged') phone.setFaults({ sendUnplugAfter: after })
  if (kind === 'power lost') phone.setFaults({ sendUnplugAfter: after, keepPartial: true })
  if (kind === 'full') phone.setFaults({ storageFullAfter: after })
  if (kind === 'frozen') phone.setFaults({ freezeOnSend: after })
  const stop = new AbortController()
  let lost = false
  const running = restore(fixture(), await backupOf(plan), {
    rule,
    signal: stop.signal,
    inactivityMs: 1_000,
    onProgress: ({ hold, bytesDone }) => {
      if (hold?.kind === 'phone') stop.abort()
      if (kind === 'cancelled' && bytesDone >= after) stop.abort()
      if (kind !== 'adb killed' || bytesDone < after || lost) return
      lost = true
      void adb.adb('kill-server').catch(() => undefined)
    },
  })
  const outcome = await running
  if (outcome.status === 'failed') expect(outcome.error.code).toBe('phone-full')
  return outcome.status !== 'done'
}

/** Kills the command line some time after the first file has begun to arrive. */
async function killed({ encrypted, rule, share }: RestoreCase): Promise<boolean> {
  const { adb, phone } = fixture()
  const secret = encrypted ? ['--password-file', join(output, 'password')] : []
  const args = ['restore', encrypted ? folders.encrypted : folders.plain, '--json', '--on-conflict', rule]
  const child = spawn(process.execPath, [program, ...args, '--device', phone.serial, ...secret], {
    env: { ...adb.env, PHONEKEEP_CONFIG: join(output, 'config') },
    stdio: 'ignore',
  })
  const over = once(child, 'close')
  const begun = async () => [...(await readStorage(storage.folder)).keys()].some(isHalf)
  while (child.exitCode === null && !(await begun().catch(() => false))) await delay(2)
  await delay(share * 300)
  const struck = child.kill('SIGKILL')
  await over
  return struck && child.signalCode === 'SIGKILL'
}

const isHalf = (path: string) => /(^|\/)\.phonekeep-[0-9a-f]{16}\.part$/.test(path)
const besideOf = (path: string) => path.replace(/\.(\w+)$/, ' (2).$1')

/** No file is half, or gone, or another's: each is what it was, or what the backup has. */
function expectNothingLost(
  now: Map<string, StoredFile>,
  before: Map<string, StoredFile>,
  rule: ConflictRule,
): void {
  for (const [path, file] of before) {
    const allowed = rule === 'replace' ? [file, wanted.get(path)] : [file]
    expect(allowed, path).toContainEqual(now.get(path))
  }
  for (const [path, file] of now) {
    if (isHalf(path) || before.has(path)) continue
    const original = [...wanted].find(([one]) => one === path || besideOf(one) === path)
    expect(file, path).toEqual(original?.[1])
  }
}

function expectedEnd(before: Map<string, StoredFile>, rule: ConflictRule): Map<string, StoredFile> {
  const end = new Map(before)
  for (const [path, file] of wanted) {
    if (!before.has(path) || rule === 'replace') end.set(path, file)
    else if (rule === 'keep-both') end.set(besideOf(path), file)
  }
  return end
}

let struck = 0
const numbers = only === undefined ? Array.from({ length: count }, (_, number) => number) : [Number(only)]

describe(`interrupted restores of seed ${seed}`, () => {
  it.each(numbers.map(drawCase).map(plan => [JSON.stringify(plan), plan] as const))('%s', async (_, plan) => {
    const before = await prepare(plan)
    if (await interrupted(plan)) struck += 1
    fixture().phone.setFaults({})
    await fixture().reconnect()
    expectNothingLost(await readStorage(storage.folder), before, plan.rule)
    const outcome = await restore(fixture(), await backupOf(plan), { rule: plan.rule })
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(await readStorage(storage.folder)).toEqual(expectedEnd(before, plan.rule))
  })
  it('did take place', () => {
    console.log(`seed ${seed}: ${struck} of ${numbers.length} restores were interrupted`)
    expect(struck).toBeGreaterThan(numbers.length / 2)
  })
})
