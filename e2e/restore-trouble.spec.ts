import type { ElectronApplication, Page } from 'playwright/test'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import type { FileLine } from '../src/core/format/index-line'
import type { TestAdbServer } from '../test/adb-server'
import { expect, test } from './shared-app'
import { expectEqualToPhone, expectOnPhone, namesOnPhone, nameOf, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { finishBackup, lookInside, openLibrary, restoreComplete, startRestore, wipe } from './steps'

interface Restoring {
  readonly app: ElectronApplication
  readonly adb: TestAdbServer
  readonly page: Page
  readonly output: string
  readonly phone: SamplePhone
}

/** Backs up everything, wipes the phone, and has all of the backup selected; what is in it. */
async function lookInsideAfterWipe({ app, adb, page, output, phone }: Restoring): Promise<FileLine[]> {
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  const lines = await expectEqualToPhone(await onlyBackup(output), phone)
  await wipe(adb, phone)
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  return lines
}

test('unplugged in the middle of a restore: says so, waits, resumes, and everything is there', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  const lines = await lookInsideAfterWipe({ app, adb, page, output, phone })
  phone.setFaults({ sendUnplugAfter: 20_000_000 })
  await startRestore(page)
  const progress = page.getByRole('region', { name: 'Restore progress' })
  await expect(progress.getByText('Waiting for the phone')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('note').filter({ hasText: 'The phone was unplugged' })).toBeVisible()
  await screenshot(page, 'restore-unplugged')
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(restoreComplete(page)).toBeVisible({ timeout: 90_000 })
  await expectOnPhone(lines, phone)
  // Nothing half done is left beside them.
  expect(await namesOnPhone(phone)).toHaveLength(lines.length)
})

test('cancelled in the middle: nothing half-finished stays on the phone, and Continue restore brings the rest', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  const lines = await lookInsideAfterWipe({ app, adb, page, output, phone })
  phone.setFaults({ bytesPerSecond: 10_000_000 })
  await startRestore(page)
  const bar = page.getByRole('progressbar', { name: 'Restore progress' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(10)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('region', { name: 'Restore progress' }).getByText('Paused')).toBeVisible()
  await screenshot(page, 'restore-paused')
  await page.getByRole('button', { name: 'Cancel restore' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel restore' }).click()
  await expect(page.getByRole('heading', { name: 'Restore cancelled' })).toBeVisible()
  await screenshot(page, 'restore-cancelled')
  const there = new Set(await namesOnPhone(phone))
  const known = new Set(lines.map(nameOf))
  expect([...there].filter(name => name.isWellFormed() && !known.has(name))).toEqual([])
  phone.setFaults({})
  await page.getByRole('button', { name: 'Continue restore' }).click()
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(restoreComplete(page)).toBeVisible({ timeout: 60_000 })
  await expectOnPhone(lines, phone)
})

test('a phone without room: told before and at Start, and nothing is left on it', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 5, secret: null })
  await wipe(adb, phone)
  phone.setFaults({ freeBytes: 100_000 })
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await adb.adb('disconnect', phone.serial)
  // Else what is shown is the phone as it was before.
  await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeHidden()
  await adb.connect(phone.serial)
  await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeVisible()
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('Not enough space on the phone')).toBeVisible()
  await screenshot(page, 'phone-full-before')
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(page.getByText('There isn’t enough space on the phone')).toBeVisible()
  await screenshot(page, 'phone-full')
  expect(await namesOnPhone(phone)).toEqual([])
})
