import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestAdbServer, type TestAdbServer } from '../../test/adb-server'
import { startSamplePhone, type SamplePhone, type SamplePhoneOptions } from './start-sample-phone'

let server: TestAdbServer
const phones: SamplePhone[] = []

beforeAll(async () => {
  server = await startTestAdbServer()
})

afterEach(async () => {
  for (const phone of phones.splice(0)) {
    await server.adb('disconnect', phone.serial)
    await phone.close()
  }
})

afterAll(async () => {
  await server.stop()
})

async function start(options: SamplePhoneOptions): Promise<(command: string) => Promise<string>> {
  const phone = await startSamplePhone({ photos: 12, builtinShell: true, ...options })
  phones.push(phone)
  await server.connect(phone.serial)
  return async command => (await server.adb('-s', phone.serial, 'shell', command)).stdout
}

const who = [
  'ro.product.manufacturer',
  'ro.product.model',
  'ro.serialno',
  'ro.build.version.release',
  'ro.build.version.sdk',
]
  .map(name => `getprop ${name}`)
  .join('; ')

describe('phones of several kinds', () => {
  it('are there at the same time', async () => {
    const first = await start({})
    const second = await start({ phone: 'second' })
    const old = await start({ phone: 'old' })
    expect(await first(who)).toBe('Google\nPixel 7\n1A2B3C4D5E6F7G\n14\n34\n')
    expect(await second(who)).toBe('samsung\nSM-A546B\nR5CW30ABCDE\n15\n35\n')
    expect(await old(who)).toBe('HMD Global\nNokia 6.1\nPL2GAR9840100123\n9\n28\n')
    const { stdout } = await server.adb('devices', '-l')
    expect(stdout).toMatch(/device:panther[^]*device:a54x|device:a54x[^]*device:panther/)
  })

  it.each([true, false])('may be without a card (built-in shell: %s)', async builtinShell => {
    const shell = await start({ phone: 'second', builtinShell })
    expect(await shell('ls /storage')).toBe('emulated\nself\n')
    expect((await shell('df -k')).trim().split('\n')).toHaveLength(2)
    const rows = await shell('content query --uri content://media/external/file --projection _data')
    expect(rows).toContain('_data=/storage/emulated/0/DCIM/')
    expect(rows).not.toContain('1A2B-3C4D')
    expect(await shell('content call --uri content://media --method scan_volume --arg 1a2b-3c4d')).toBe('')
  })

  it('take single wishes before what they usually are', async () => {
    const shell = await start({ phone: 'second', card: true, model: 'Another', android: '9' })
    expect(await shell(who)).toBe('samsung\nAnother\nR5CW30ABCDE\n9\n28\n')
    expect(await shell('ls /storage')).toContain('1A2B-3C4D')
  })

  it('are none of a kind that there is not', async () => {
    await expect(startSamplePhone({ android: '3' })).rejects.toThrow(RangeError)
  })
})
