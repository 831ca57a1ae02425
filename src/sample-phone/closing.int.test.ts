import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestAdbServer, type TestAdbServer } from '../../test/adb-server'
import { startSamplePhone } from './start-sample-phone'

const onLinux = process.platform === 'linux'
let server: TestAdbServer

beforeAll(async () => {
  server = await startTestAdbServer()
})

afterAll(() => server.stop())

describe('closing', () => {
  it('leaves neither root nor processes nor mounts', async () => {
    const phone = await startSamplePhone({ photos: 12 })
    await server.connect(phone.serial)
    const sleeping = server.adb('-s', phone.serial, 'shell', 'sleep 4711')
    await expect
      .poll(
        () =>
          commandLines().some(line => line.includes('sleep\x004711')) ||
          !onLinux ||
          phone.shell === 'builtin',
      )
      .toBe(true)
    await phone.close()
    await sleeping
    expect(existsSync(phone.root)).toBe(false)
    await expect.poll(() => commandLines().some(line => line.startsWith('sleep\x004711'))).toBe(false)
    if (onLinux) expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain(phone.root)
  })
})

/** The command lines of all processes, words apart by NUL. */
function commandLines(): readonly string[] {
  if (!onLinux) return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      } catch {
        return ''
      }
    })
}
