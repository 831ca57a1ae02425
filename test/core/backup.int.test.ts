import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkBeforeStart } from '../../src/core/jobs/backup/check-before-start'
import type { PreparedBackup } from '../../src/core/jobs/backup/plan-on-earlier'
import {
  expectTrue as expectEqual,
  internal,
  type MadeBackup,
  prepare,
  run as runPrepared,
  tryRun,
} from '../backup-kit'
import type { RunOptions } from '../../src/core/jobs/backup/run'
import type { FileLine } from '../../src/core/format/index-line'
import { isEncrypted, type PlainManifest } from '../../src/core/format/manifest'
import { readManifest } from '../../src/core/format/read-manifest'
import { hostileNames } from '../../src/sample-phone/faults'
import { usePhone } from '../phone-fixture'
import { withSmallDisk } from '../small-disk'
import { makeStorage } from '../storage'

/** Where a small disk can be mounted. */
const onLinux = it.runIf(process.platform === 'linux')
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let output = ''

const contents: Record<string, string | Uint8Array> = {
  'DCIM/Camera/big.jpg': Buffer.alloc(5_000_000, 'big'),
  'DCIM/Camera/a.jpg': 'small a',
  'DCIM/Camera/A.JPG': 'capital a',
  'DCIM/Camera/con.jpg': 'device name',
  'DCIM/Camera/empty.jpg': '',
  'Music/song.mp3': Buffer.alloc(2_000_000, 'la'),
  'Documents/é.txt': 'composed',
  'Documents/e\u0301.txt': 'decomposed',
  'Documents/new\nline.txt': 'line',
  "Documents/it's $(here) `x`.txt": 'quotes',
  'Movies/film.mp4': Buffer.alloc(12_000_000, 'film'),
}

beforeAll(() => storage.fill(contents))
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(output, { recursive: true, force: true })
})
afterAll(storage.remove)

const plan = (outputFolder = output) => prepare(fixture(), { outputFolder })

const run = async (options: RunOptions = {}, prepared?: PreparedBackup) =>
  await runPrepared(fixture(), prepared ?? (await plan()), options)

/** Every line of the index is true, the times of the files, too. */
async function expectTrue(folder: string): Promise<FileLine[]> {
  const lines = await expectEqual(folder, storage.folder)
  for (const { file, mtime } of lines) expect((await stat(join(folder, file))).mtimeMs).toBe(mtime * 1000)
  return lines
}

async function manifest(folder: string): Promise<PlainManifest> {
  const read = await readManifest(folder)
  if (isEncrypted(read)) throw new Error('Not a plain backup')
  return read
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

describe('a backup', () => {
  it('holds every byte, name and time of the phone, and nothing else', async () => {
    const outcome = await run()
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(basename(outcome.folder)).toBe('2026-11-22 14.30.05')
    const lines = await expectTrue(outcome.folder)
    expect(lines).toHaveLength(Object.keys(contents).length)
    const expected = [...lines.map(({ file }) => file), 'backup.json', 'index.jsonl']
    expect((await allFiles(outcome.folder)).sort()).toEqual(
      expected.map(file => join(outcome.folder, file)).sort(),
    )
    for (const { file } of lines) expect((await stat(join(outcome.folder, file))).mode & 0o222).toBe(0)
  })

  it('says in its manifest what it is, with the hash of its index', async () => {
    const { folder } = await run()
    const { state, total, saved, index: listed } = await manifest(folder)
    expect(state).toBe('complete')
    expect(total.count).toBe(Object.keys(contents).length)
    expect(saved['gallery']?.count).toBe(5)
    const sha256 = createHash('sha256').update(await readFile(join(folder, 'index.jsonl')))
    expect(listed).toEqual({ file: 'index.jsonl', sha256: sha256.digest('hex') })
  })

  it('never takes a name twice: a second one of the same second stands beside the first', async () => {
    const [first, second] = [await run(), await run()]
    expect(basename(second.folder)).toBe('2026-11-22 14.30.05 (2)')
    await expectTrue(first.folder)
  })

  it('tells progress up to the end, at most ten times a second', async () => {
    fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
    const told: { at: number; bytes: number }[] = []
    const planned = await plan()
    await run(
      { onProgress: ({ bytesDone }) => told.push({ at: performance.now(), bytes: bytesDone }) },
      planned,
    )
    expect(told.at(-1)?.bytes).toBe(planned.plan.totalBytes)
    expect([...told].sort((a, b) => a.bytes - b.bytes)).toEqual(told)
    const seconds = ((told.at(-1)?.at ?? 0) - (told[0]?.at ?? 0)) / 1000
    // Phase changes and the end are told at once, beside the ten a second.
    expect(told.length).toBeLessThanOrEqual(seconds * 10 + 4)
  })
})

it('a file that is written to while it is copied is copied again, also when its size stays', async () => {
  const film = join(storage.folder, 'Movies/film.mp4')
  const [before, after] = [Buffer.alloc(12_000_000, 'film'), Buffer.alloc(12_000_000, 'edit')]
  const whole = await plan()
  const copy = whole.steps.copy.filter(({ file }) => file.endsWith('film.mp4'))
  const planned = { ...whole, plan: { ...whole.plan, items: copy }, steps: { ...whole.steps, copy } }
  fixture().phone.setFaults({ bytesPerSecond: 20_000_000 })
  let written: Promise<void> | undefined
  const outcome = await run(
    {
      onProgress: ({ bytesDone }) => {
        if (bytesDone > 3_000_000) written ??= writeFile(film, after)
      },
    },
    planned,
  )
  expect(written).toBeDefined()
  await written
  expect(outcome).toMatchObject({ status: 'done', issues: [] })
  const line = (await expectTrue(outcome.folder)).find(({ path }) => path.endsWith('film.mp4'))
  expect((await readFile(join(outcome.folder, line?.file ?? ''))).equals(after)).toBe(true)
  await writeFile(film, before)
})

describe('a hostile phone', () => {
  it('writes nothing outside the backup folder, and what was refused is reported', async () => {
    fixture().phone.setFaults({ hostileEntries: { folder: `${internal}/Music`, names: hostileNames } })
    const outcome = await run()
    expect(outcome.status).toBe('done')
    expect(outcome.issues.filter(({ code }) => code === 'unsafe-name').length).toBeGreaterThanOrEqual(4)
    for (const file of await allFiles(output)) expect(file.startsWith(outcome.folder)).toBe(true)
    await expectTrue(outcome.folder)
  })
})

describe('a backup that does not go well', () => {
  const expectPartial = async (outcome: MadeBackup, stopped: 'cancelled' | 'failed') => {
    expect(outcome.folder.endsWith('.partial')).toBe(true)
    expect(await manifest(outcome.folder)).toMatchObject({ state: 'partial', stopped })
    const lines = await expectTrue(outcome.folder)
    expect(lines.length).toBeLessThan(Object.keys(contents).length)
    const whole = lines.map(({ file }) => join(outcome.folder, file)).sort()
    const own = ['backup.json', 'index.jsonl'].map(name => join(outcome.folder, name))
    const files = await allFiles(outcome.folder)
    const incoming = join(outcome.folder, '.incoming')
    expect(files.filter(file => !file.startsWith(incoming)).sort()).toEqual([...whole, ...own].sort())
    // Of large files what has come is kept for the next run.
    expect(files.filter(file => file.startsWith(incoming)).length).toBeLessThanOrEqual(1)
  }

  it.each([0.05, 0.4, 0.8])(
    'cancelled at %d of the way, leaves a partial folder that says so',
    async share => {
      fixture().phone.setFaults({ bytesPerSecond: 12_000_000 })
      const stop = new AbortController()
      const outcome = await run({
        signal: stop.signal,
        onProgress: ({ bytesDone, bytesTotal }) => {
          if (bytesDone >= bytesTotal * share) stop.abort()
        },
      })
      expect(outcome.status).toBe('cancelled')
      await expectPartial(outcome, 'cancelled')
    },
  )

  it('unplugged in mid-copy, says that the phone is gone', async () => {
    const planned = await plan()
    fixture().phone.setFaults({ unplugAfter: 9_000_000 })
    const outcome = await run({}, planned)
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
    await expectPartial(outcome, 'failed')
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })

  it('with a frozen phone, gives up after the inactivity limit', async () => {
    const planned = await plan()
    fixture().phone.setFaults({ freezeAfter: 9_000_000 })
    const outcome = await run({ inactivityMs: 500 }, planned)
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-silent' } })
    await expectPartial(outcome, 'failed')
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })

  it.each([
    { fault: { failAfter: 1_000_000 }, code: 'phone-failed' },
    { fault: { shortAfter: 1_000_000 }, code: 'cut-short' },
    { fault: { mutate: 'vanish' }, code: 'vanished' },
    { fault: { mutate: 'grow' }, code: 'changed-while-copying' },
  ] as const)('$code: one bad file is an issue, all others are saved', async ({ fault, code }) => {
    const planned = await plan()
    fixture().phone.setFaults({ ...fault, onlyPath: 'film.mp4' })
    const outcome = await run({}, planned)
    expect(outcome.status).toBe('done')
    expect(outcome.issues).toMatchObject([{ item: `${internal}/Movies/film.mp4`, during: 'copying', code }])
    expect(await expectTrue(outcome.folder)).toHaveLength(Object.keys(contents).length - 1)
  })

  onLinux('on a full disk, stops with what is whole and says no space', async () => {
    const small = join(output, 'small')
    await withSmallDisk(small, 8_000_000, async () => {
      const planned = await plan(small)
      await expect(checkBeforeStart(planned)).rejects.toMatchObject({ info: { code: 'no-space' } })
      const outcome = await run({}, planned)
      expect(outcome).toMatchObject({ status: 'failed', error: { code: 'no-space' } })
      expect(outcome.folder.endsWith('.partial')).toBe(true)
      await expectTrue(outcome.folder)
    })
  })

  it('without its output folder, does not make one', async () => {
    expect(await tryRun(fixture(), await plan(join(output, 'gone')))).toMatchObject({
      status: 'failed',
      error: { code: 'folder-missing' },
      folder: null,
    })
    expect(await readdir(output)).toEqual([])
  })
})
