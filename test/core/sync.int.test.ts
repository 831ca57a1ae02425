import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AdbError } from '../../src/core/android/adb/adb-error'
import type { PhoneLink } from '../../src/core/android/adb/open-service'
import { quoteShell } from '../../src/core/android/adb/quote-shell'
import { runShell } from '../../src/core/android/adb/run-shell'
import { pullFile } from '../../src/core/android/sync/pull-file'
import { statFile } from '../../src/core/android/sync/stat-file'
import { openSyncSession } from '../../src/core/android/sync/sync-session'
import { usePhone } from '../phone-fixture'
import { internal as sdcard } from '../backup-kit'
import { list } from '../sync-kit'

const storage = await mkdtemp(join(tmpdir(), 'phonekeep-sync-'))
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

it('runs a command with exit code, stdout and stderr apart, and any argument as it is', async () => {
  const link = await fixture().link()
  const text = `it's "quoted" $(id) \`id\` \\ 😀\n*`
  const { stdout, stderr, exitCode } = await runShell(link, `echo ${quoteShell(text)}; ls /nowhere; exit 7`)
  expect(stdout.toString()).toBe(text + '\n')
  expect(stderr.toString()).toMatch(/nowhere/)
  expect(exitCode).toBe(7)
})
