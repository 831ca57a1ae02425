import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestAdbServer, type AdbResult, type TestAdbServer } from '../../test/adb-server'
import type { Faults } from './faults'
import { hostileNames } from './faults'
import { startSamplePhone, type SamplePhone } from './start-sample-phone'

const size = 1_000_000
const content = Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 7) & 255))

let server: TestAdbServer
let storage: string
let phone: SamplePhone | undefined

beforeAll(async () => {
  server = await startTestAdbServer()
})

afterAll(async () => {
  await server.stop()
})

beforeEach(() => {
  storage = mkdtempSync(join(tmpdir(), 'sample-phone-faults-'))
  mkdirSync(join(storage, 'DCIM'))
  writeFileSync(join(storage, 'DCIM/a.jpg'), content)
  writeFileSync(join(storage, 'DCIM/b.jpg'), content)
})

afterEach(async () => {
  if (phone !== undefined) await server.adb('disconnect', phone.serial)
  await phone?.close()
  phone = undefined
  rmSync(storage, { recursive: true, force: true })
})

/** A phone on the test's storage; the built-in shell starts fastest and no fault concerns the shell. */
async function start(faults: Faults = {}): Promise<SamplePhone> {
  phone = await startSamplePhone({ storage, faults, builtinShell: true })
  return phone
}

async function connected(faults: Faults = {}): Promise<SamplePhone> {
  const started = await start(faults)
  await server.connect(started.serial)
  return started
}

const target = (): string => join(storage, '..', `${storage.split('/').at(-1)}.pulled`)

async function pull(
  from: SamplePhone,
  path = '/sdcard/DCIM/a.jpg',
): Promise<AdbResult & { readonly bytes: Buffer | undefined }> {
  rmSync(target(), { force: true })
  const result = await server.adb('-s', from.serial, 'pull', path, target())
  const bytes = existsSync(target()) ? readFileSync(target()) : undefined
  rmSync(target(), { force: true })
  return { ...result, bytes }
}

const state = async ({ serial }: SamplePhone): Promise<string> =>
  new RegExp(`${serial}\\s+(\\S+)`).exec((await server.adb('devices')).stdout)?.[1] ?? 'absent'

/** What LIST answers, read through the adb server's socket as far as the DONE at its end. */
async function rawList({ serial }: SamplePhone, folder: string): Promise<Buffer> {
  const socket = connect({ port: server.port, host: '127.0.0.1' })
  const ask = async (text: string): Promise<void> => {
    socket.write(text.length.toString(16).padStart(4, '0') + text)
    await once(socket, 'readable')
    expect(String(socket.read(4))).toBe('OKAY')
  }
  await ask(`host:transport:${serial}`)
  await ask('sync:')
  const request = Buffer.concat([Buffer.from('LIST'), Buffer.alloc(4), Buffer.from(folder)])
  request.writeUInt32LE(folder.length, 4)
  socket.write(request)
  let answer = Buffer.alloc(0)
  while (answer.toString('latin1', answer.length - 20, answer.length - 16) !== 'DONE') {
    await once(socket, 'readable')
    answer = Buffer.concat([answer, (socket.read() as Buffer | null) ?? Buffer.alloc(0)])
  }
  socket.destroy()
  return answer
}

describe('faults of the wire', () => {
  it('unplugs after so many bytes, and can be plugged in again', async () => {
    const lame = await connected()
    lame.setFaults({ unplugAfter: 300_000 })
    const before = lame.bytesSent()
    expect((await pull(lame)).code).not.toBe(0)
    expect(lame.bytesSent() - before).toBe(300_000)
    expect((await server.adb('connect', lame.serial)).stdout).not.toMatch(/^connected to/)
    lame.setFaults({})
    await lame.plug()
    await server.connect(lame.serial)
    expect((await pull(lame)).bytes?.equals(content)).toBe(true)
  })

  it('is unplugged by hand', async () => {
    const lame = await connected()
    lame.unplug()
    await expect.poll(() => state(lame)).not.toBe('device')
    await lame.plug()
    await server.connect(lame.serial)
  })

  it('freezes after so many bytes while it still counts as a device, and thaws', async () => {
    const frozen = await connected()
    frozen.setFaults({ freezeAfter: 200_000 })
    const before = frozen.bytesSent()
    const pulling = pull(frozen)
    await expect.poll(() => frozen.bytesSent() - before).toBe(200_000)
    expect(await state(frozen)).toBe('device')
    frozen.setFaults({})
    expect((await pulling).bytes?.equals(content)).toBe(true)
  })

  it('is slow', async () => {
    const slow = await connected()
    slow.setFaults({ bytesPerSecond: 1_000_000 })
    const began = performance.now()
    expect((await pull(slow)).bytes?.equals(content)).toBe(true)
    expect(performance.now() - began).toBeGreaterThan(900)
  })
})

describe('faults of the connection', () => {
  it('is unauthorized until somebody taps Allow', async () => {
    const shy = await start({ unauthorized: true })
    await server.adb('connect', shy.serial)
    await expect.poll(() => state(shy)).toBe('unauthorized')
    expect((await pull(shy)).stderr + (await pull(shy)).stdout).toContain('unauthorized')
    shy.allow()
    await server.connect(shy.serial)
    expect((await pull(shy)).bytes?.equals(content)).toBe(true)
  })

  it('is offline', async () => {
    const dumb = await start({ offline: true })
    // adb connect waits for a banner that does not come, so its end is not waited for.
    const connecting = spawn('adb', ['-P', String(server.port), 'connect', dumb.serial], {
      env: server.env,
      stdio: 'ignore',
    })
    await expect.poll(() => state(dumb), { timeout: 10_000 }).toBe('offline')
    connecting.kill()
    await once(connecting, 'close')
  })

  it('is an old phone without any v2', async () => {
    const old = await connected({ noV2: true })
    expect((await server.adb('-s', old.serial, 'features')).stdout).not.toMatch(/v2/)
    expect(await server.adb('-s', old.serial, 'shell', 'ls /nowhere; exit 3')).toEqual({
      stdout: 'ls: /nowhere: No such file or directory\n',
      stderr: '',
      code: 0,
    })
    expect((await pull(old)).bytes?.equals(content)).toBe(true)
  })
})

describe('faults of files', () => {
  it('fails in the middle of a file', async () => {
    const failing = await connected({ failAfter: 400_000, onlyPath: 'a.jpg' })
    const result = await pull(failing)
    expect(result.code).not.toBe(0)
    expect(result.stdout + result.stderr).toContain('read failed: I/O error')
    expect((await pull(failing, '/sdcard/DCIM/b.jpg')).bytes?.equals(content)).toBe(true)
  })

  it('ends a file early', async () => {
    const short = await connected({ shortAfter: 400_000 })
    expect((await pull(short)).bytes?.equals(content.subarray(0, 400_000))).toBe(true)
  })

  it.each(['grow', 'shrink', 'change', 'vanish'] as const)(
    'has files that %s after they were listed',
    async mutate => {
      const moving = await connected({ mutate })
      const listed = await server.adb('-s', moving.serial, 'shell', 'stat -c %s /sdcard/DCIM/a.jpg')
      expect(Number(listed.stdout)).toBe(size)
      const { bytes, code } = await pull(moving)
      if (mutate === 'grow') expect(bytes?.length).toBeGreaterThan(size)
      else if (mutate === 'shrink') expect(bytes).toHaveLength(size / 2)
      else if (mutate === 'change') {
        expect(bytes).toHaveLength(size)
        expect(bytes?.equals(content)).toBe(false)
      } else expect([code === 0, bytes]).toEqual([false, undefined])
    },
  )

  it('is full', async () => {
    const full = await connected({ storageFull: true })
    const result = await server.adb(
      '-s',
      full.serial,
      'push',
      join(storage, 'DCIM/a.jpg'),
      '/sdcard/copy.jpg',
    )
    expect(result.code).not.toBe(0)
    expect(result.stdout + result.stderr).toContain('No space left on device')
    expect(existsSync(join(storage, 'copy.jpg'))).toBe(false)
  })

  it('lists names that nobody should trust', async () => {
    const hostile = await connected({ hostileEntries: { folder: '/sdcard/DCIM', names: hostileNames } })
    // adb itself stops at the first of them, so the bytes on the wire are looked at.
    const listing = await rawList(hostile, '/sdcard/DCIM')
    for (const name of hostileNames) {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(Buffer.byteLength(name))
      expect(listing.includes(Buffer.concat([length, Buffer.from(name)]))).toBe(true)
    }
    expect((await rawList(hostile, '/sdcard')).includes('evil')).toBe(false)
  })

  it('stands in a foreign storage folder, which outlives it', async () => {
    const guest = await connected()
    expect(guest.internalStorage).toBe(storage)
    await guest.close()
    phone = undefined
    await server.adb('disconnect', guest.serial)
    expect(statSync(join(storage, 'DCIM/a.jpg')).size).toBe(size)
  })
})
