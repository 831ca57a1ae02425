import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as testOwnApp } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { screenshot } from './screenshot'
import { expect, test } from './shared-app'

test('several phones: asks which, and continues with the one that was chosen', async ({
  adb,
  page,
  startPhone,
}) => {
  const phones = [
    await startPhone({ model: 'Pixel 7', serialNumber: 'FIRST' }),
    await startPhone({ model: 'Pixel 8', serialNumber: 'SECOND' }),
  ]
  for (const { serial } of phones) await adb.connect(serial)
  await expect(page.getByRole('navigation').getByText('2 phones connected')).toBeVisible()
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await expect(page.getByRole('heading', { name: 'Which phone?' })).toBeVisible()
  await screenshot(page, 'several')
  await page.getByRole('button', { name: /Pixel 8/ }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
  await expect(page.getByText('From Google Pixel 8.')).toBeVisible()
})

test('a phone that stays offline: says so, and reconnects it', async ({ adb, page, startPhone }) => {
  const phone = await startPhone({ faults: { offline: true } })
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await adb.adb('connect', phone.serial)
  await expect(page.getByRole('heading', { name: 'The phone isn’t responding' })).toBeVisible()
  phone.setFaults({})
  await page.getByRole('button', { name: 'Reconnect' }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
})

test.describe('without adb', () => {
  test.use({ appEnv: { PATH: '/nowhere', ANDROID_HOME: '/nowhere' } })

  testOwnApp('says what to install, and looks again when asked', async ({ app, page }) => {
    await shrinkWindow(app)
    await page.getByRole('button', { name: 'Device Data Backup' }).click()
    await expect(page.getByRole('heading', { name: 'One tool is missing' })).toBeVisible()
    // It could not be reached either.
    await expect(page.getByRole('button', { name: 'Try it with a sample phone' })).toBeHidden()
    await inspect(page, 'no-adb')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'One tool is missing' })).toBeVisible()
  })
})

test.describe('with an adb that does not run', () => {
  const sdk = join(tmpdir(), `phonekeep-broken-sdk-${process.pid}`)
  test.use({ appEnv: { PATH: '/nowhere', ANDROID_HOME: sdk } })

  test.beforeAll(async () => {
    await mkdir(join(sdk, 'platform-tools'), { recursive: true })
    await writeFile(join(sdk, 'platform-tools/adb'), '#!/bin/sh\necho broken >&2\nexit 1\n', { mode: 0o755 })
  })
  test.afterAll(() => rm(sdk, { recursive: true, force: true }))

  testOwnApp('says what it said', async ({ adb, page }) => {
    await adb.kill()
    await page.getByRole('button', { name: 'Device Data Backup' }).click()
    await expect(page.getByRole('heading', { name: 'The connection tool didn’t start' })).toBeVisible()
    await expect(page.getByText('broken')).toBeVisible()
    await screenshot(page, 'adb-failed')
  })
})
