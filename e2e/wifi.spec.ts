import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { announce, forward, localAddress, startPairingAdb, type PairingAdb } from '../test/wifi-kit'
import { expect, test as testOwnApp } from './fixtures'
import { inspect, shrinkWindow } from './inspect'

async function openWifi(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect your phone' }).click()
  await page.getByRole('button', { name: 'Connect over Wi-Fi instead' }).click()
  await expect(page.getByRole('heading', { name: 'Connect over Wi-Fi', exact: true })).toBeVisible()
}

/** An Android SDK whose adb says that it is of this version, and else is the one at hand. */
async function sdkOfVersion(home: string, version: string): Promise<string> {
  const sdk = join(home, '.sdk')
  await mkdir(join(sdk, 'platform-tools'), { recursive: true })
  const script = `#!/bin/sh\n[ "$1" = version ] && echo "Version ${version}-made-up" || exec adb "$@"\n`
  await writeFile(join(sdk, 'platform-tools/adb'), script, { mode: 0o755 })
  return sdk
}

const testTooOld = testOwnApp.extend({
  appEnv: async ({ home }, use) => await use({ ANDROID_HOME: await sdkOfVersion(home, '29.0.6') }),
})

testTooOld(
  'an adb that is too old to pair: says which one is needed, and still connects to an address',
  async ({ app, page, startPhone }) => {
    await shrinkWindow(app)
    await openWifi(page)
    await expect(page.getByRole('heading', { name: 'This adb is too old to pair' })).toBeVisible()
    await expect(page.getByText('This computer has adb 29.0.6.')).toBeVisible()
    await inspect(page, 'wifi-too-old')
    const known = page.getByRole('region', { name: 'Network debugging already on?' })
    await known.getByLabel('IP address and port').fill('not an address')
    await known.getByRole('button', { name: 'Connect' }).click()
    await expect(page.getByRole('alert').getByText('This isn’t an address')).toBeVisible()
    // Why there is no code is still said.
    await expect(page.getByRole('heading', { name: 'This adb is too old to pair' })).toBeVisible()
    await inspect(page, 'wifi-no-address')
    const phone = await startPhone()
    await known.getByLabel('IP address and port').fill(phone.serial)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Your phone, kept safe' })).toBeVisible()
  },
)

interface Fixtures {
  readonly pairingAdb: PairingAdb
}

/**
 * With an adb that says it is new, and in front of the real server one that answers `host:pair:` as AOSP does: the adb at
 * hand may be too old. mDNS, connecting and the phone's side of everything but pairing are real.
 */
const test = testOwnApp.extend<Fixtures>({
  pairingAdb: async ({ adb }, use) => {
    const pairingAdb = await startPairingAdb(adb.port)
    await use(pairingAdb)
    await pairingAdb.close()
  },
  appEnv: async ({ pairingAdb, home }, use) => {
    await use({
      ANDROID_HOME: await sdkOfVersion(home, '35.0.2'),
      ANDROID_ADB_SERVER_PORT: String(pairingAdb.port),
    })
  },
})

/** Another run on this computer is in the same network. */
const qrName = `adb-QR${process.pid}-x`
const sixName = `adb-SIX${process.pid}-x`
const host = localAddress() ?? ''
const neededNetwork = 'This computer needs an address in a local network (RFC 1918 or 4193).'
const shown = (port: number) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)

test('pairs by QR code, works with the phone, and disconnects', async ({
  app,
  page,
  home,
  pairingAdb,
  startPhone,
}) => {
  expect(host, neededNetwork).not.toBe('')
  await shrinkWindow(app)
  await openWifi(page)
  await expect(
    page.getByRole('img', { name: 'QR code that pairs the phone with this computer' }),
  ).toBeVisible()
  await expect(page.getByText('Waiting for the phone…')).toBeVisible()
  await inspect(page, 'wifi-qr')
  // What a camera would read.
  const qrText = await page.evaluate(async () => {
    const answer = await window.api.wifi.get()
    return answer.ok && answer.value.status === 'waiting' ? answer.value.qrText : ''
  })
  const [, scanned = '', password = ''] = /^WIFI:T:ADB;S:([^;]+);P:([^;]+);;$/.exec(qrText) ?? []
  const phone = await startPhone()
  const onNetwork = await forward(host, phone.port)
  pairingAdb.setPairing({ password, guid: qrName })
  const ends = [announce({ name: scanned, type: 'adb-tls-pairing', address: host, port: 30001 })]
  try {
    await expect(page.getByText('Connecting…')).toBeVisible()
    ends.push(announce({ name: qrName, type: 'adb-tls-connect', address: host, port: onNetwork.port }))
    await expect(page.getByText('Android 14 · connected over Wi-Fi')).toBeVisible()
    await expect(page.getByText('No backup yet')).toBeVisible()
    await inspect(page, 'wifi-home')
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByRole('button', { name: 'Connect your phone' })).toBeVisible()
    const log = await readFile(join(home, 'user-data/logs/phonekeep.log'), 'utf8')
    expect(log).toMatch(/wifi .*connected/)
    for (const secret of [password, scanned, host, qrName]) expect(log).not.toContain(secret)
  } finally {
    for (const end of ends) await end()
    await onNetwork.close()
  }
})

test('pairs by six digits; a wrong code is told, and one that is not found then is asked for', async ({
  app,
  page,
  pairingAdb,
  startPhone,
}) => {
  expect(host, neededNetwork).not.toBe('')
  await shrinkWindow(app)
  await openWifi(page)
  await page.getByRole('button', { name: 'Use a six-digit code instead' }).click()
  pairingAdb.setPairing({ password: '123456', guid: sixName })
  const pairing = page.getByRole('region', { name: 'Pair with a six-digit code' })
  await pairing.getByLabel('IP address and port').fill(shown(30001))
  await pairing.getByLabel('Pairing code').fill('654 321')
  await pairing.getByRole('button', { name: 'Pair', exact: true }).click()
  await expect(page.getByRole('alert').getByText('Pairing didn’t work')).toBeVisible()
  await inspect(page, 'wifi-code')
  await pairing.getByLabel('Pairing code').fill('123 456')
  await pairing.getByRole('button', { name: 'Pair', exact: true }).click()
  await expect(page.getByRole('alert').getByText('Paired, but the phone wasn’t found')).toBeVisible({
    timeout: 30_000,
  })
  const phone = await startPhone()
  const onNetwork = await forward(host, phone.port)
  const end = announce({ name: sixName, type: 'adb-tls-connect', address: host, port: onNetwork.port })
  try {
    const connect = page.getByRole('button', { name: `Connect to ${sixName}` })
    await expect(connect).toBeVisible()
    await inspect(page, 'wifi-paired')
    await connect.click()
    await expect(page.getByText('Android 14 · connected over Wi-Fi')).toBeVisible()
  } finally {
    await end()
    await onNetwork.close()
  }
})
