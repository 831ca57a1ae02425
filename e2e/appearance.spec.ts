import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manyPictures } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { onlyBackup } from './read-backup'
import { openChooseData, pickFolder, startBackup, typeNewPassword } from './steps'
import { expect, test } from './shared-app'

const testManyPictures = test.extend(manyPictures)

test.describe.configure({ timeout: 240_000 })

test('every screen is accessible and fits, light and dark, in the smallest window', async ({
  app,
  adb,
  page,
  output,
  startPhone,
}) => {
  await shrinkWindow(app)
  await inspect(page, 'home-empty')
  await page.getByRole('button', { name: 'Connect your phone' }).click()
  await inspect(page, 'connect')
  const phone = await startPhone()
  await adb.connect(phone.serial)
  await expect(page.getByText('No backup yet')).toBeVisible()
  await inspect(page, 'home')
  await page.getByRole('button', { name: 'Settings' }).click()
  await inspect(page, 'settings')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await openChooseData(page)
  await inspect(page, 'choose')
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  await expect(page.getByRole('grid', { name: 'Items in Gallery' })).toBeVisible()
  await inspect(page, 'gallery')
  await page.getByRole('radio', { name: 'Folder' }).click()
  await inspect(page, 'by-folder')
  await page
    .getByRole('gridcell', { name: /, \d{4}$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('Loading preview')).toBeHidden()
  await inspect(page, 'viewer')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'View items in Documents' }).click()
  await inspect(page, 'documents')
  await page.getByText('--help.txt').click()
  await expect(page.getByRole('region', { name: 'Text of --help.txt' })).toBeVisible()
  await inspect(page, 'viewer-text')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  await inspect(page, 'done')
})

testManyPictures(
  'encryption, progress and its results are accessible and fit, too',
  async ({ app, adb, page, output, phone }) => {
    await shrinkWindow(app)
    await openChooseData(page)
    await page.getByRole('switch', { name: 'Encrypted Backup' }).click()
    await inspect(page, 'choose-encrypted')
    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, output)
    await inspect(page, 'output-encrypted')
    await typeNewPassword(page, 'secret')
    await page.getByLabel('Confirm password').fill('secret1')
    await page.getByRole('button', { name: 'Start backup' }).click()
    await expect(page.getByText(/^Weak: /)).toBeVisible()
    await inspect(page, 'output-fault')
    await page.getByLabel('Confirm password').fill('secret')
    phone.setFaults({ bytesPerSecond: 8_000_000 })
    await page.getByRole('button', { name: 'Start backup' }).click()
    const progress = page.getByRole('progressbar', { name: 'Backup progress' })
    await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(15)
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('region', { name: 'Backup progress' }).getByText('Paused')).toBeVisible()
    await inspect(page, 'paused')
    await page.getByRole('button', { name: 'Resume' }).click()
    phone.unplug()
    await expect(page.getByText('Waiting for the phone')).toBeVisible()
    await inspect(page, 'waiting')
    await page.getByRole('button', { name: 'Cancel backup' }).click()
    await inspect(page, 'cancel-question')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel backup' }).click()
    await expect(page.getByRole('heading', { name: 'Backup cancelled' })).toBeVisible()
    await inspect(page, 'cancelled')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
    await inspect(page, 'verified-partial')

    phone.setFaults({})
    await phone.plug()
    await adb.connect(phone.serial)
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText(/was interrupted\.$/)).toBeVisible()
    await inspect(page, 'home-interrupted')
    await openChooseData(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByRole('button', { name: 'Change password…' }).click()
    await inspect(page, 'change-password')
    await page.keyboard.press('Escape')
    await expect(page.getByText(/Starting will resume it/)).toBeVisible()
    await inspect(page, 'output-interrupted')
    await page.getByRole('button', { name: 'Start backup' }).click()
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
    await inspect(page, 'done-encrypted')
    const folder = await onlyBackup(output)
    await writeFile(join(folder, 'letter.txt'), 'not ours')
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('heading', { name: /^Backup verified, with other files/ })).toBeVisible()
    await inspect(page, 'foreign')
    await rm(join(folder, 'data'), { recursive: true })
    await page.getByRole('button', { name: 'Verify again' }).click()
    await expect(page.getByRole('heading', { name: 'Something is wrong with this backup' })).toBeVisible()
    await expect(page.getByText('And 266 more. Save the list to see all.')).toBeVisible()
    await inspect(page, 'faults')
  },
)
