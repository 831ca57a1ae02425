import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchDevices, type DevicesSnapshot, type DeviceWatch } from '../../src/core/android/watch-devices'
import type { AttachedPhone } from '../../src/shared/model/device'
import { startSamplePhone, type SamplePhone } from '../../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../adb-server'

let adb: TestAdbServer
let phone: SamplePhone
let watch: DeviceWatch
let latest: DevicesSnapshot | undefined
let onSnapshot = () => {}

beforeEach(async () => {
  adb = await startTestAdbServer()
  phone = await startSamplePhone({ photos: 12 })
  latest = undefined
})

afterEach(async () => {
  await watch.stop()
  await phone.close()
  // Where a test killed the server, the watch has started another one on the same port.
  await adb.adb('kill-server')
  await adb.stop()
})

function start(findAdb: () => Promise<string | null> = () => Promise.resolve('adb')): void {
  watch = watchDevices({
    port: adb.port,
    findAdb,
    isSample: () => true,
    onChange: snapshot => {
      latest = snapshot
      onSnapshot()
    },
  })
}

/** Waits for a snapshot; the test's own time limit is the limit. */
async function until(matches: (snapshot: DevicesSnapshot) => boolean): Promise<DevicesSnapshot> {
  while (!latest || !matches(latest)) await new Promise<void>(resolve => (onSnapshot = resolve))
  return latest
}

const states = ({ phones }: DevicesSnapshot) => phones.map(({ state }: AttachedPhone) => state).join()

it('shows a phone that is plugged in, what it is, and its leaving', async () => {
  start()
  await until(({ adb }) => adb.status === 'running')
  expect(states(await until(({ phones }) => phones.length === 0))).toBe('')
  await adb.connect(phone.serial)
  const { phones } = await until(snapshot => states(snapshot) === 'ready')
  expect(phones).toMatchObject([
    {
      serial: phone.serial,
      sample: true,
      details: { model: 'Pixel 7', manufacturer: 'Google', androidVersion: '14' },
    },
  ])
  phone.unplug()
  await until(snapshot => states(snapshot) === '' || states(snapshot) === 'offline')
})

it('shows an unauthorized phone, and that it is ready once Allow was tapped', async () => {
  phone.setFaults({ unauthorized: true })
  start()
  await adb.adb('connect', phone.serial)
  await until(snapshot => states(snapshot) === 'unauthorized')
  phone.allow()
  await adb.adb('disconnect', phone.serial)
  await adb.connect(phone.serial)
  await until(snapshot => states(snapshot) === 'ready')
})

it('shows a phone that is offline', async () => {
  phone.setFaults({ offline: true })
  start()
  await adb.adb('connect', phone.serial)
  await until(snapshot => states(snapshot) === 'offline')
})

it('says that adb is missing, and goes on when it is there', async () => {
  let found: string | null = null
  start(() => Promise.resolve(found))
  await until(({ adb }) => adb.status === 'missing')
  found = 'adb'
  watch.retry()
  await until(({ adb }) => adb.status === 'running')
})

it('says that adb cannot be run', async () => {
  await adb.kill()
  start(() => Promise.resolve('/bin/false'))
  const { adb: state } = await until(({ adb }) => adb.status === 'failed')
  expect(state).toMatchObject({ status: 'failed', message: expect.any(String) as string })
})

it('starts the server again after it was killed', async () => {
  start()
  await adb.connect(phone.serial)
  await until(snapshot => states(snapshot) === 'ready')
  await adb.kill()
  await until(({ adb }) => adb.status === 'starting')
  watch.retry()
  await until(({ adb }) => adb.status === 'running')
  await adb.adb('connect', phone.serial)
  await until(snapshot => states(snapshot) === 'ready')
})
