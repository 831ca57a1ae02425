import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, open, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AdbError } from '../../src/core/android/adb/adb-error'
import { linkPhone, type PhoneLink } from '../../src/core/android/adb/open-service'
import { quoteShell } from '../../src/core/android/adb/quote-shell'
import { runShell } from '../../src/core/android/adb/run-shell'
import { listFolder } from '../../src/core/android/sync/list-folder'
import { listingBudget } from '../../src/core/phone/answer-budget'
import type { DirEntry } from '../../src/core/phone/phone'
import { pullFile } from '../../src/core/android/sync/pull-file'
import { statFile } from '../../src/core/android/sync/stat-file'
import { openSyncSession } from '../../src/core/android/sync/sync-session'
import { startSamplePhone } from '../../src/sample-phone/start-sample-phone'
import { usePhone } from '../phone-fixture'

const storage = await mkdtemp(join(tmpdir(), 'phonekeep-sync-'))
const sdcard = '/storage/emulated/0'
const large = Buffer.alloc(6_000_000, 'phonekeep ')
const awkward = ["it's.txt", '$(touch x)', '`id`', '-rf', 'a b', '😀.txt', 'é', 'e\u0301', '"q"', 'new\nline']

const fixture = usePhone({ storage })

beforeAll(async () => {
  // The phone reads it as Android's shell user.
  await chmod(storage, 0o755)
  await mkdir(join(storage, 'dir'))
  await mkdir(join(storage, 'empty'))
  await writeFile(join(storage, 'large.bin'), large)
  await writeFile(join(storage, 'empty.bin'), '')
  await utimes(join(storage, 'large.bin'), 1_600_000_000, 1_600_000_000)
  for (const name of awkward) await writeFile(join(storage, 'dir', name), `content of ${name}`)
  await writeFile(Buffer.concat([Buffer.from(join(storage, 'dir') + '/raw-'), Buffer.of(0xff, 0xfe)]), 'raw')
})

afterEach(() => {
  fixture().phone.setFaults({})
})

afterAll(() => rm(storage, { recursive: true, force: true }))

async function list(link: PhoneLink, path: string): Promise<DirEntry[]> {
  const session = await openSyncSession(link)
  try {
    const entries: DirEntry[] = []
    for await (const batch of listFolder(session, path, listingBudget())) entries.push(...batch)
    return entries
  } finally {
    session.close()
  }
}

async function pull(
  link: PhoneLink,
  path: string,
  options: { inactivityMs?: number; signal?: AbortSignal } = {},
) {
  const session = await openSyncSession(link, options)
  const pieces: Buffer[] = []
  try {
    const total = await pullFile(session, path, piece => void pieces.push(piece))
    return { total, bytes: Buffer.concat(pieces) }
  } finally {
    session.close()
  }
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe.each([
  { protocol: 'v2', noV2: false },
  { protocol: 'v1', noV2: true },
])('sync $protocol', ({ noV2 }) => {
  beforeAll(async () => {
    fixture().phone.setFaults({ noV2 })
    await fixture().reconnect()
  })
  afterAll(async () => {
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })

  it('lists names of every kind with size and time', async () => {
    const link = await fixture().link()
    expect(link.features.has('ls_v2')).toBe(!noV2)
    const names = (await list(link, `${sdcard}/dir`)).map(({ name }) => name)
    expect(names.sort()).toEqual([...awkward, 'raw-\udcff\udcfe'].sort())
    const entry = (await list(link, sdcard)).find(({ name }) => name === 'large.bin')
    expect(entry).toMatchObject({
      kind: 'file',
      bytes: large.length,
      modifiedAt: 1_600_000_000,
      problem: null,
    })
  })

  it('reads whole files byte for byte, whatever their names', async () => {
    const link = await fixture().link()
    expect((await pull(link, `${sdcard}/large.bin`)).bytes.equals(large)).toBe(true)
    expect((await pull(link, `${sdcard}/empty.bin`)).total).toBe(0)
    expect((await pull(link, `${sdcard}/dir/raw-\udcff\udcfe`)).bytes.toString()).toBe('raw')
    for (const name of awkward) {
      expect((await pull(link, `${sdcard}/dir/${name}`)).bytes.toString()).toBe(`content of ${name}`)
    }
  })

  it('tells what is not there', async () => {
    const link = await fixture().link()
    const session = await openSyncSession(link)
    expect((await statFile(session, `${sdcard}/missing`)).errno).toBe(2)
    expect(await statFile(session, `${sdcard}/dir`)).toMatchObject({ kind: 'folder', errno: 0 })
    session.close()
    expect(await failure(pull(link, `${sdcard}/missing`))).toMatchObject({ kind: 'refused' })
  })

  it('refuses a path longer than the phone takes, and is still of use', async () => {
    const link = await fixture().link()
    const session = await openSyncSession(link)
    const sink = () => undefined
    expect(await failure(pullFile(session, `${sdcard}/${'x'.repeat(1100)}`, sink))).toMatchObject({
      kind: 'refused',
    })
    expect((await statFile(session, `${sdcard}/empty.bin`)).kind).toBe('file')
    session.close()
  })
})

describe('faults', () => {
  it('an unplugged phone ends the transfer at once, never as a success', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ unplugAfter: 2_000_000 })
    expect(await failure(pull(link, `${sdcard}/large.bin`))).toMatchObject({ name: 'AdbError', kind: 'gone' })
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })

  it('a FAIL in mid-file is told in the words of the phone', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ failAfter: 1_000_000 })
    const error = await failure(pull(link, `${sdcard}/large.bin`))
    expect(error).toMatchObject({ name: 'AdbError', kind: 'refused' })
    expect((error as AdbError).message).not.toBe('')
  })

  it('a frozen phone is given up after the inactivity limit', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ freezeAfter: 1_000_000 })
    const error = await failure(pull(link, `${sdcard}/large.bin`, { inactivityMs: 500 }))
    expect(error).toMatchObject({ name: 'AdbError', kind: 'silent' })
    fixture().phone.setFaults({})
    await fixture().reconnect()
  })

  it('a slow phone is not taken for a frozen one', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ bytesPerSecond: 4_000_000 })
    expect((await pull(link, `${sdcard}/large.bin`, { inactivityMs: 1000 })).total).toBe(large.length)
  })

  it('a cancel ends a running transfer with its own reason', async () => {
    const link = await fixture().link()
    fixture().phone.setFaults({ bytesPerSecond: 1_000_000 })
    const stop = new AbortController()
    const reason = new Error('cancelled by the person')
    const work = failure(pull(link, `${sdcard}/large.bin`, { signal: stop.signal }))
    await delay(200)
    stop.abort(reason)
    expect(await work).toBe(reason)
  })
})

it('a slow disk slows the phone: next to nothing is buffered', async () => {
  const huge = join(storage, 'huge.bin')
  const { phone, link } = { phone: fixture().phone, link: await fixture().link() }
  await writeFile(huge, '')
  await truncate(huge, 300_000_000)
  const session = await openSyncSession(link)
  phone.setFaults({})
  const before = phone.bytesSent()
  let taken = 0
  let release = () => {}
  const gate = new Promise<void>(resolve => (release = resolve))
  const work = pullFile(session, `${sdcard}/huge.bin`, async piece => {
    if (taken === 0) await gate
    taken += piece.length
  })
  // The disk stands still until the phone stands still: whatever can be buffered on the way is buffered then.
  for (let sent = -1; sent !== phone.bytesSent(); await delay(500)) sent = phone.bytesSent()
  expect(phone.bytesSent() - before).toBeLessThan(16_000_000)
  expect(process.memoryUsage().arrayBuffers).toBeLessThan(64_000_000)
  release()
  expect(await work).toBe(300_000_000)
  session.close()
  await rm(huge)
})

it('a slow disk that keeps all memory slows the phone, and the phone does not count as silent', async () => {
  const huge = join(storage, 'huge.bin')
  const { phone, link } = { phone: fixture().phone, link: await fixture().link() }
  await writeFile(huge, '')
  await truncate(huge, 300_000_000)
  const session = await openSyncSession(link, { bulk: true, inactivityMs: 400 })
  const before = phone.bytesSent()
  let taken = 0
  let release = () => {}
  const gate = new Promise<void>(resolve => (release = resolve))
  const work = pullFile(session, `${sdcard}/huge.bin`, (piece, lend) => {
    lend(gate)
    taken += piece.length
  })
  for (let sent = -1; sent !== phone.bytesSent(); await delay(500)) sent = phone.bytesSent()
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThanOrEqual(1024 * 1024)
  expect(phone.bytesSent() - before).toBeLessThan(16_000_000)
  release()
  expect(await work).toBe(300_000_000)
  session.close()
  await rm(huge)
})

it('memory that is lent is not used again before its time', async () => {
  const file = join(storage, 'lent.bin')
  const bytes = randomBytes(20_000_000)
  await writeFile(file, bytes)
  const session = await openSyncSession(await fixture().link(), { bulk: true })
  const hash = createHash('sha256')
  let used: Promise<unknown> = Promise.resolve()
  await pullFile(session, `${sdcard}/lent.bin`, (piece, lend) => {
    // Looked at some turns later, when more has come.
    used = used.then(() => nextTurn()).then(() => hash.update(piece))
    lend(used)
  })
  await used
  expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  session.close()
  await rm(file)
})

it('runs a command with exit code, stdout and stderr apart, and any argument as it is', async () => {
  const link = await fixture().link()
  const text = `it's "quoted" $(id) \`id\` \\ 😀\n*`
  const { stdout, stderr, exitCode } = await runShell(link, `echo ${quoteShell(text)}; ls /nowhere; exit 7`)
  expect(stdout.toString()).toBe(text + '\n')
  expect(stderr.toString()).toMatch(/nowhere/)
  expect(exitCode).toBe(7)
})

it('reads a file of more than 4 GiB to the last byte', async () => {
  const phone = await startSamplePhone({ photos: 12, bigFile: true })
  const { adb, server } = fixture()
  try {
    await adb.connect(phone.serial)
    const link = await linkPhone(server, phone.serial)
    const folder = '/storage/emulated/0/Movies'
    const big = (await list(link, folder)).find(({ bytes }) => bytes > 2 ** 32)
    if (!big) throw new Error('The big file is not listed with its true size')
    const session = await openSyncSession(link)
    const tail = createHash('sha256')
    let seen = 0
    const total = await pullFile(session, `${folder}/${big.name}`, piece => {
      const skip = Math.max(0, 2 ** 32 - 1000 - seen)
      seen += piece.length
      if (skip < piece.length) tail.update(piece.subarray(skip))
    })
    session.close()
    expect(total).toBe(big.bytes)
    const original = await readTail(join(phone.internalStorage, 'Movies', big.name), 2 ** 32 - 1000)
    expect(tail.digest('hex')).toBe(createHash('sha256').update(original).digest('hex'))
  } finally {
    await adb.adb('disconnect', phone.serial)
    await phone.close()
  }
})

async function readTail(file: string, from: number): Promise<Buffer> {
  const handle = await open(file)
  const { size } = await handle.stat()
  const { buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
  await handle.close()
  return buffer
}
