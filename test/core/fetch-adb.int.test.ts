import { createCipheriv } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FetchError,
  fetchPlatformTools,
  type FetchOptions,
} from '../../src/core/android/adb/fetch-platform-tools'
import { unpackPlatformTools, type UnpackLimits } from '../../src/core/android/adb/unpack-platform-tools'
import { startArchiveServer, type ArchiveServer, type Sending } from '../archive-server'
import { makeZip, type ZipEntry } from '../make-zip'
import { mountSmallDisk, withSmallDisk } from '../small-disk'

const version = '37.0.1'
const mib = 1024 ** 2
/** Does not become smaller when it is packed. */
const program = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
  Buffer.alloc(3 * mib),
)
const tools: readonly ZipEntry[] = [
  { name: 'platform-tools/', content: '' },
  { name: 'platform-tools/adb', content: program },
  { name: 'platform-tools/NOTICE.txt', content: 'Notice' },
  { name: 'platform-tools/source.properties', content: 'Pkg.Revision=37.0.1' },
  { name: 'platform-tools/fastboot', content: 'another tool' },
]
const kept = ['NOTICE.txt', 'adb', 'source.properties']

let folder = ''
let server: ArchiveServer

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'phonekeep-fetch-')), 'platform-tools')
  server = await startArchiveServer(tools)
})
afterEach(async () => {
  await server.stop()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

async function get(part: Partial<FetchOptions> = {}): Promise<void> {
  const signal = new AbortController().signal
  await fetchPlatformTools({ release: server.release, folder, fetch, onProgress: () => {}, signal, ...part })
}

async function troubleOf(part: Partial<FetchOptions> = {}): Promise<FetchError['trouble']> {
  const error: unknown = await get(part).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof FetchError)) throw error
  return error.trouble
}

async function expectComplete(): Promise<void> {
  expect(await readdir(folder)).toEqual([version])
  expect((await readdir(join(folder, version))).toSorted()).toEqual(kept)
  expect(program.equals(await readFile(join(folder, version, 'adb')))).toBe(true)
  expect((await stat(join(folder, version, 'adb'))).mode & 0o777).toBe(0o755)
  expect((await stat(join(folder, version, 'NOTICE.txt'))).mode & 0o777).toBe(0o644)
}

describe('fetching the platform-tools', () => {
  it('tells how far it is, keeps adb and its notice, and nothing of the archive', async () => {
    const told: number[] = []
    await get({ onProgress: bytes => told.push(bytes) })
    await expectComplete()
    expect(told.at(-1)).toBe(server.release.bytes)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  const troubles: readonly (readonly [Sending, string])[] = [
    ['changed', 'not-genuine'],
    ['page', 'not-genuine'],
    ['not-found', 'refused'],
    ['gone', 'no-network'],
    ['broken-off', 'broken-off'],
  ]
  it.each(troubles)('%s: says %s, leaves nothing, and a second try succeeds', async (sending, why) => {
    server.setSending(sending)
    expect(await troubleOf()).toEqual({ why })
    expect(await readdir(folder)).toEqual([])
    server.setSending('whole')
    await get()
    await expectComplete()
  })

  it('takes an archive of another size for another one, whatever its hash', async () => {
    for (const bytes of [server.release.bytes - 1, server.release.bytes + 1])
      expect(await troubleOf({ release: { ...server.release, bytes } })).toEqual({ why: 'not-genuine' })
    expect(await readdir(folder)).toEqual([])
  })

  it('server gone: says that there is no network', async () => {
    await server.stop()
    expect(await troubleOf()).toEqual({ why: 'no-network' })
    expect(await readdir(folder)).toEqual([])
    server = await startArchiveServer(tools)
    await get()
    await expectComplete()
  })

  it('a server that falls silent: gives up', async () => {
    server.setSending('held')
    expect(await troubleOf({ maxSilenceMs: 300 })).toEqual({ why: 'broken-off' })
    expect(await readdir(folder)).toEqual([])
  })

  it('cancelled: throws what it was cancelled with, leaves nothing, and a second try succeeds', async () => {
    server.setSending('held')
    const cancelling = new AbortController()
    const reason = new Error('cancelled')
    await expect(get({ signal: cancelling.signal, onProgress: () => cancelling.abort(reason) })).rejects.toBe(
      reason,
    )
    expect(await readdir(folder)).toEqual([])
    server.setSending('whole')
    await get()
    await expectComplete()
  })

  it('removes what a run that was killed has left, and other versions, once the new one is there', async () => {
    await mkdir(join(folder, '.fetching-unpacked'), { recursive: true })
    await writeFile(join(folder, '.fetching-archive'), 'half of it')
    await mkdir(join(folder, '35.0.0'))
    await mkdir(join(folder, version))
    server.setSending('changed')
    await troubleOf()
    expect(await readdir(folder)).toEqual(['35.0.0', version])
    server.setSending('whole')
    await get()
    await expectComplete()
  })
})

describe('without room', () => {
  it('asks nobody, says how much is needed, and succeeds once there is room', async () => {
    const disk = mountSmallDisk(folder, 2 * mib)
    try {
      const trouble = await troubleOf()
      expect(trouble).toMatchObject({ why: 'no-space', neededBytes: server.release.bytes * 4 })
      expect(server.asked()).toBe(0)
      disk.resize(64 * mib)
      await get()
      await expectComplete()
    } finally {
      disk.unmount()
    }
  })

  it('a disk that fills up meanwhile: says so, and leaves nothing', async () => {
    await withSmallDisk(folder, 32 * mib, async () => {
      server.setSending('held')
      let filled = false
      const fill = async () => {
        await writeFile(join(folder, 'other'), Buffer.alloc(40 * mib)).catch(() => undefined)
        server.letGo()
      }
      const onProgress = () => {
        if (!filled) void fill()
        filled = true
      }
      expect(await troubleOf({ onProgress })).toEqual({ why: 'no-space' })
      expect((await readdir(folder)).filter(name => name !== 'other')).toEqual([])
    })
  })

  it('where nothing can be written: says so', async () => {
    await writeFile(folder, 'a file in its place')
    expect(await troubleOf()).toEqual({ why: 'cannot-write' })
  })
})

describe('unpacking', () => {
  const signal = new AbortController().signal

  async function unpack(entries: readonly ZipEntry[], part: Partial<UnpackLimits> = {}): Promise<string[]> {
    const archive = join(folder, '../archive.zip')
    const target = join(folder, '../unpacked')
    await rm(target, { recursive: true, force: true })
    await writeFile(archive, makeZip(entries))
    await unpackPlatformTools(archive, target, { signal, ...part })
    return (await readdir(target, { recursive: true })).toSorted()
  }
  const adb = { name: 'platform-tools/adb', content: 'adb' }

  it('takes only the files it knows, also of Windows', async () => {
    const dll = { name: 'platform-tools/AdbWinApi.dll', content: 'dll' }
    const others = [
      'platform-tools/lib64/x.dll',
      'platform-tools/.hidden.dll',
      'adb',
      'other/adb',
      'platform-tools/a/adb',
    ]
    const exe = { name: 'platform-tools/adb.exe', content: 'exe' }
    expect(await unpack([exe, dll, ...others.map(name => ({ name, content: 'x' }))])).toEqual([
      'AdbWinApi.dll',
      'adb.exe',
    ])
  })

  const hostile: readonly (readonly [
    what: string,
    entries: readonly ZipEntry[],
    limits: Partial<UnpackLimits>,
  ])[] = [
    ['a link', [{ ...adb, mode: 0o120777 }], {}],
    ['a device', [{ ...adb, mode: 0o020666 }], {}],
    ['a name that leads out', [adb, { name: '../evil', content: 'x' }], {}],
    [
      'a name that leads out, as Windows writes it',
      [adb, { name: 'platform-tools\\..\\..\\adb', content: 'x' }],
      {},
    ],
    ['an absolute name', [adb, { name: '/etc/evil', content: 'x' }], {}],
    ['a file twice', [adb, adb], {}],
    ['an encrypted file', [{ ...adb, encrypted: true }], {}],
    ['a file that is larger than it says', [{ ...adb, content: Buffer.alloc(mib), claimedBytes: 10 }], {}],
    ['a file that is smaller than it says', [{ ...adb, claimedBytes: 1000 }], {}],
    ['a file that is too large', [adb], { maxFileBytes: 2 }],
    ['too much together', [adb, { name: 'platform-tools/NOTICE.txt', content: 'abc' }], { maxBytes: 5 }],
    ['too many entries', [adb, adb, adb], { maxEntries: 2 }],
    ['no adb', [{ name: 'platform-tools/NOTICE.txt', content: 'x' }], {}],
  ]
  it.each(hostile)('refuses %s', async (_, entries, part) => {
    await expect(unpack(entries, part)).rejects.toMatchObject({ name: 'ArchiveError' })
    expect(await readdir(join(folder, '..'))).not.toContain('evil')
  })

  it('refuses what is no archive', async () => {
    await writeFile(join(folder, '../archive.zip'), 'no archive')
    const unpacking = unpackPlatformTools(join(folder, '../archive.zip'), join(folder, '../unpacked'), {
      signal,
    })
    await expect(unpacking).rejects.toMatchObject({ name: 'ArchiveError' })
  })
})
