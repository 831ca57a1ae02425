import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import { test as testOwnApp } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import {
  cancelBackup,
  libraryRows,
  openChooseData,
  openLibrary,
  origin,
  pickFolder,
  startBackup,
  switchEncryption,
  typeNewPassword,
} from './steps'
import { expect, test } from './shared-app'

const password = 'gramophone quay walnut 3'

interface Killed {
  readonly app: ElectronApplication
  readonly page: Page
  readonly output: string
  readonly phone: SamplePhone
}

/** From the tiles to a backup whose app is killed when a third of it is there. */
async function killInTheMiddle(
  { app, page, output, phone }: Killed,
  kind: 'plain' | 'encrypted',
): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, kind === 'encrypted')
  if (kind === 'encrypted') await typeNewPassword(page, password)
  phone.setFaults({ bytesPerSecond: 8_000_000 })
  await page.getByRole('button', { name: 'Start backup' }).click()
  const bar = page.getByRole('progressbar', { name: 'Backup progress' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(30)
  const ended = app.waitForEvent('close')
  app.process().kill('SIGKILL')
  await ended
}

test('a paused backup stands still until Resume, then everything is there', async ({
  app,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 6_000_000 })
  await startBackup(app, page, output)
  const progress = page.getByRole('region', { name: 'Backup progress' })
  const bar = page.getByRole('progressbar', { name: 'Backup progress' })
  const percent = async () => Number(await bar.getAttribute('aria-valuenow'))
  await expect.poll(percent).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(progress.getByText('Paused')).toBeVisible()
  await expect(progress.getByRole('definition').last()).toHaveText('–')
  await screenshot(page, 'paused')
  // What was on its way may still arrive; then the phone sends nothing more, whatever the link could carry.
  phone.setFaults({})
  let sent = -1
  await expect.poll(() => sent === (sent = phone.bytesSent()), { intervals: [700] }).toBe(true)
  expect(await percent()).toBeLessThan(100)
  // Its folder is a partial one, but it has not been interrupted.
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await expect(page.getByRole('region', { name: /^Backing up/ })).toContainText('Paused')
  await expect(page.getByText('No backup yet')).toBeVisible()
  await expect(page.getByText(/was interrupted\.$/)).toBeHidden()
  await page.getByRole('button', { name: 'Show progress' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  expect((await expectEqualToPhone(await onlyBackup(output), phone)).length).toBeGreaterThan(70)
})

test('paused and cancelled', async ({ app, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 6_000_000 })
  await startBackup(app, page, output)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('region', { name: 'Backup progress' }).getByText('Paused')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel backup' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel backup' }).click()
  await expect(page.getByRole('heading', { name: 'Backup cancelled' })).toBeVisible()
  // Back to what had been chosen.
  await page.getByRole('button', { name: 'Continue backup' }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
})

for (const kind of ['plain', 'encrypted'] as const) {
  testOwnApp(
    `killed in the middle, ${kind}: says so when it runs again, and resumes it`,
    async ({ app, adb, page, output, phone, relaunch }) => {
      await openChooseData(page)
      await killInTheMiddle({ app, page, output, phone }, kind)
      expect((await onlyBackup(output)).endsWith('.partial')).toBe(true)

      phone.setFaults({})
      phone.unplug()
      const { page: next } = await relaunch()
      // Offered at once, also while the phone is away.
      await expect(next.getByText(/^A backup of (Google )?Pixel 7 from .* isn’t finished$/)).toBeVisible()
      await phone.plug()
      await adb.connect(phone.serial)
      await expect(next.getByText(/was interrupted\.$/)).toBeVisible()
      await expect(next.getByText(/isn’t finished$/)).toBeHidden()
      await screenshot(next, `interrupted-${kind}`)
      await openChooseData(next)
      await next.getByRole('button', { name: 'Start' }).click()
      await expect(next.getByText(/Starting will resume it/)).toBeVisible()
      await next.getByRole('switch', { name: 'Encrypted Backup' }).click()
      await expect(next.getByText(/starts over/)).toBeVisible()
      await next.getByRole('switch', { name: 'Encrypted Backup' }).click()
      await expect(next.getByText(/Starting will resume it/)).toBeVisible()
      await screenshot(next, `output-interrupted-${kind}`)
      await next.getByRole('button', { name: 'Start backup' }).click()
      await expect(next.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
      await expect(origin(next, 'Kept from the interrupted backup')).toContainText(/[1-9]\d* items?/)
      await screenshot(next, `done-taken-up-${kind}`)
      const lines = await expectEqualToPhone(
        await onlyBackup(output),
        phone,
        kind === 'encrypted' ? password : null,
      )
      expect(lines.length).toBeGreaterThan(70)
    },
  )
}

for (const kind of ['plain', 'encrypted'] as const) {
  testOwnApp(
    `a selection, killed in the middle, ${kind}: Continue on Home resumes it at once, with that selection`,
    async ({ app, page, output, phone, relaunch }) => {
      await openChooseData(page)
      // All but one type.
      await page.getByRole('checkbox', { name: 'Videos', exact: true }).click()
      await killInTheMiddle({ app, page, output, phone }, kind)

      phone.setFaults({})
      const { app: nextApp, page: next } = await relaunch()
      await expect(next.getByText(/was interrupted\.$/)).toBeVisible()
      if (kind === 'plain') {
        await shrinkWindow(nextApp)
        await inspect(next, 'home-interrupted')
      }
      await next.getByRole('button', { name: 'Continue backup' }).click()
      await expect(next.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
      await expect(origin(next, 'Kept from the interrupted backup')).toContainText(/[1-9]\d* items?/)
      const folder = await onlyBackup(output)
      expect(folder.endsWith('.partial')).toBe(false)
      const lines = await expectEqualToPhone(folder, phone, kind === 'encrypted' ? password : null)
      expect(lines.length).toBeGreaterThan(60)
      expect(lines.filter(({ category }) => category === 'videos')).toEqual([])
    },
  )
}

testOwnApp(
  'Continue on an encrypted backup whose password this computer does not know: asks for it once, and resumes',
  async ({ app, home, page, output, phone, relaunch }) => {
    await openChooseData(page)
    await killInTheMiddle({ app, page, output, phone }, 'encrypted')
    await rm(join(home, 'user-data/vault-keys.json'))
    phone.setFaults({})
    const { page: next } = await relaunch()
    await next.getByRole('button', { name: 'Continue backup' }).click()
    const dialog = next.getByRole('dialog')
    await dialog.getByLabel('Password', { exact: true }).fill('not this one')
    await dialog.getByRole('button', { name: 'Continue backup' }).click()
    await expect(dialog.getByText('Wrong password. Try again.')).toBeVisible()
    await dialog.getByLabel('Password', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Continue backup' }).click()
    await expect(next.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
    await expectEqualToPhone(await onlyBackup(output), phone, password)
  },
)

test('an interrupted backup whose phone is away: says which to connect, and resumes when it is there', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 6_000_000 })
  await startBackup(app, page, output)
  await cancelBackup(page)
  phone.setFaults({})
  phone.unplug()
  await adb.adb('disconnect', phone.serial)
  await openLibrary(page)
  await libraryRows(page)
    .getByRole('button', { name: /^Continue/ })
    .click()
  await expect(page.getByText('Connect Google Pixel 7 to continue')).toBeVisible()
  await shrinkWindow(app)
  await inspect(page, 'resume-away')
  await page.getByRole('button', { name: 'Connection help' }).click()
  await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
})
