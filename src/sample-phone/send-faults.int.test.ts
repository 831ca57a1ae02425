import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestAdbServer, type AdbResult, type TestAdbServer } from '../../test/adb-server'
import type { Faults } from './faults'
import { startSamplePhone, type SamplePhone } from './start-sample-phone'

const size = 1_000_000
const content = Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 7) & 255))

let server: TestAdbServer
let storage: string
let source: string
let phone: SamplePhone

beforeAll(async () => {
  server = await startTestAdbServer()
})

afterAll(async () => {
  await server.stop()
})

beforeEach(async () => {
  storage = mkdtempSync(join(tmpdir(), 'sample-phone-send-'))
  source = join(storage, 'source.bin')
  writeFileSync(source, content)
  phone = await startSamplePhone({ storage, builtinShell: true })
  await server.connect(phone.serial)
})

afterEach(async () => {
  await server.adb('disconnect', phone.serial)
  await phone.close()
  rmSync(storage, { recursive: true, force: true })
})

const push = (name: string): Promise<AdbResult> =>
  server.adb('-s', phone.serial, 'push', source, `/sdcard/${name}`)

const onPhone = (name: string): string => join(storage, name)

const state = async (): Promise<string> =>
  new RegExp(`${phone.serial}\\s+(\\S+)`).exec((await server.adb('devices')).stdout)?.[1] ?? 'absent'

/** The connection is really gone, and the phone back only when it is plugged in. */
async function expectUnplugged(pushing: Promise<AdbResult>): Promise<void> {
  expect((await pushing).code).not.toBe(0)
  await expect.poll(state).not.toBe('device')
}

async function plugIn(faults: Faults): Promise<void> {
  phone.setFaults(faults)
  await phone.plug()
  await server.connect(phone.serial)
}

describe('faults of SEND', () => {
  it('unplugs after so many bytes of all files, and unlinks what was begun', async () => {
    phone.setFaults({ sendUnplugAfter: 1_300_000 })
    expect(await push('first.bin')).toMatchObject({ code: 0 })
    await expectUnplugged(push('second.bin'))
    expect(readFileSync(onPhone('first.bin')).equals(content)).toBe(true)
    await expect.poll(() => existsSync(onPhone('second.bin'))).toBe(false)
    await plugIn({})
    expect(await push('second.bin')).toMatchObject({ code: 0 })
    expect(readFileSync(onPhone('second.bin')).equals(content)).toBe(true)
  })

  it('loses its power, and leaves the half file to the byte', async () => {
    phone.setFaults({ sendUnplugAfter: 300_001, keepPartial: true })
    await expectUnplugged(push('half.bin'))
    await expect.poll(() => statSync(onPhone('half.bin')).size).toBe(300_001)
    expect(readFileSync(onPhone('half.bin')).equals(content.subarray(0, 300_001))).toBe(true)
  })

  it('freezes after so many bytes while it still counts as a device, and thaws', async () => {
    phone.setFaults({ freezeOnSend: 400_000 })
    const pushing = push('slow.bin')
    await expect
      .poll(() => existsSync(onPhone('slow.bin')) && statSync(onPhone('slow.bin')).size)
      .toBe(400_000)
    expect(await state()).toBe('device')
    const asking = spawn('adb', ['-P', String(server.port), '-s', phone.serial, 'shell', 'echo'], {
      env: server.env,
      stdio: 'ignore',
    })
    const asked = once(asking, 'close')
    phone.setFaults({})
    expect(await pushing).toMatchObject({ code: 0 })
    expect(await asked).toEqual([0, null])
    expect(readFileSync(onPhone('slow.bin')).equals(content)).toBe(true)
  })

  it('gets full after so many bytes, unlinks what was begun, and stays full', async () => {
    phone.setFaults({ storageFullAfter: 1_500_000 })
    expect(await push('first.bin')).toMatchObject({ code: 0 })
    for (const name of ['second.bin', 'third.bin']) {
      const result = await push(name)
      expect(result.code).not.toBe(0)
      expect(result.stdout + result.stderr).toContain('write failed: No space left on device')
      expect(existsSync(onPhone(name))).toBe(false)
    }
    expect(await state()).toBe('device')
    phone.setFaults({})
    expect(await push('second.bin')).toMatchObject({ code: 0 })
  })

  it('refuses a file by its path, and takes the others', async () => {
    phone.setFaults({ refuseSendTo: '/Private/' })
    const result = await push('Private/a.bin')
    expect(result.code).not.toBe(0)
    expect(result.stdout + result.stderr).toContain("couldn't create file: Permission denied")
    expect(existsSync(onPhone('Private/a.bin'))).toBe(false)
    expect(await push('Public/a.bin')).toMatchObject({ code: 0 })
  })

  it('has as much room as it is told to tell', async () => {
    const free = async (folder: string): Promise<number> => {
      const { stdout } = await server.adb('-s', phone.serial, 'shell', `df -k ${folder}`)
      const [total, used, left] = (stdout.split('\n')[1] ?? '').split(/\s+/).slice(1, 4).map(Number)
      expect(total).toBe(Number(used) + Number(left))
      return Number(left)
    }
    const [internal, card] = ['/storage/emulated/0', '/storage/1A2B-3C4D']
    const usual = await free(internal)
    expect(usual).toBeGreaterThan(1_000_000)
    phone.setFaults({ freeBytes: 10 * 1024 + 1 })
    expect([await free(internal), (await free(card)) > 1_000_000]).toEqual([10, true])
    phone.setFaults({ cardFreeBytes: 0 })
    expect([await free(internal), await free(card)]).toEqual([usual, 0])
  })
})
