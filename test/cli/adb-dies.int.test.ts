import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSamplePhone, type SamplePhone } from '../../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../adb-server'
import { makeStorage, type Storage } from '../storage'
import { events, runPhonekeep, type JsonEvent } from './run-phonekeep'

let storage: Storage
let phone: SamplePhone
let adb: TestAdbServer
let work = ''

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-adb-dies-'))
  storage = await makeStorage()
  // A listing of more bytes than all questions before it are answered with.
  const names = Array.from({ length: 600 }, (_, number) => `DCIM/${'long name '.repeat(15)}${number}.jpg`)
  await storage.fill(Object.fromEntries(names.map(name => [name, 'x'])))
  phone = await startSamplePhone({ storage: storage.folder })
  adb = await startTestAdbServer()
  await adb.connect(phone.serial)
})
afterEach(async () => {
  await phone.close()
  await adb.stop()
  await rm(work, { recursive: true, force: true })
  await storage.remove()
})

const phonekeep = async (args: readonly string[]): Promise<JsonEvent | undefined> =>
  events(
    await runPhonekeep([...args, '--json'], { env: { ...adb.env, PHONEKEEP_CONFIG: join(work, 'config') } }),
  ).at(-1)

/** The phone freezes after it has said so much, its adb server dies, and the phone is well again. */
async function whileAdbDies(frozenAfter: number, args: readonly string[]): Promise<JsonEvent | undefined> {
  const before = phone.bytesSent()
  phone.setFaults({ freezeAfter: frozenAfter })
  const running = phonekeep(args)
  await expect.poll(() => phone.bytesSent() - before, { timeout: 10_000 }).toBeGreaterThanOrEqual(frozenAfter)
  await adb.kill()
  phone.setFaults({})
  return await running
}

/** Within the answers about the phone itself, and within the listing of its files: nothing of a file has come by then. */
it.each([
  ['while the phone is asked what it is', 60],
  ['while its files are listed', 40_000],
])('a backup waits for an adb server that dies %s, and goes on', async (_when, frozenAfter) => {
  const args = ['backup', '--device', phone.serial, '--to', work, '--wait', '60']
  const end = await whileAdbDies(frozenAfter, args)
  expect(end).toMatchObject({ event: 'done', saved: { gallery: { count: 600 } } })
})

it.each([
  ['while the phone is asked what it is', 60],
  ['while its folders are looked at', 40_000],
])('a restore does so %s', async (_when, frozenAfter) => {
  const { folder = '' } = (await phonekeep(['backup', '--to', work])) ?? {}
  const args = ['restore', folder, '--device', phone.serial, '--wait', '60']
  const end = await whileAdbDies(frozenAfter, args)
  expect(end).toMatchObject({ event: 'done', totals: { alreadyThere: { count: 600 } } })
})

it('does not wait for a phone that was never there', async () => {
  const args = ['backup', '--device', '127.0.0.1:1', '--to', work, '--wait', '600']
  expect(await phonekeep(args)).toMatchObject({ event: 'failed', code: 'phone-gone' })
})
