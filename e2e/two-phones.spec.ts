import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { openChooseData, startBackup } from './steps'

test('two phones are backed up at the same time, one in the foreground, both on the first screen', async ({
  app,
  adb,
  page,
  output,
  startPhone,
}) => {
  const slow = await startPhone({ model: 'Pixel 6', serialNumber: 'SLOW' })
  const quick = await startPhone({ model: 'Pixel 8', serialNumber: 'QUICK' })
  for (const phone of [slow, quick]) await adb.connect(phone.serial)
  slow.setFaults({ bytesPerSecond: 4_000_000 })
  quick.setFaults({ bytesPerSecond: 12_000_000 })
  await shrinkWindow(app)

  const chooseOnHome = async (name: string) => {
    await page.getByRole('button', { name: /^(Choose a phone|Switch phone)$/ }).click()
    await page.getByRole('button', { name: `Use Google ${name}` }).click()
  }
  await chooseOnHome('Pixel 6')
  await openChooseData(page)
  const first = join(output, 'first')
  await mkdir(first)
  await startBackup(app, page, first)
  await expect(page.getByRole('heading', { name: 'Backing up Google Pixel 6' })).toBeVisible()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  // Its own phone has to wait.
  await expect(page.getByRole('button', { name: /^Device Data Backup/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('button', { name: 'Switch phone' }).click()
  await expect(page.getByText(/^Backing up Google Pixel 6, \d+%$/)).toBeVisible()
  await inspect(page, 'choose-phone-busy')
  await page.getByRole('button', { name: 'Use Google Pixel 8' }).click()
  await openChooseData(page)
  const second = join(output, 'second')
  await mkdir(second)
  await startBackup(app, page, second)
  await expect(page.getByRole('heading', { name: 'Backing up Google Pixel 8' })).toBeVisible()

  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  for (const name of ['Pixel 6', 'Pixel 8'])
    await expect(page.getByRole('region', { name: `Backing up Google ${name}` })).toBeVisible()
  await inspect(page, 'home-two-jobs')
  await page
    .getByRole('region', { name: 'Backing up Google Pixel 8' })
    .getByRole('button', { name: 'Show progress' })
    .click()
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Done' }).click()
  const rest = page.getByRole('region', { name: 'Backing up Google Pixel 6' })
  await expect(rest).toBeVisible()
  slow.setFaults({})
  await rest.getByRole('button', { name: 'Show progress' }).click()
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible({ timeout: 60_000 })
  await expectEqualToPhone(await onlyBackup(first), slow)
  await expectEqualToPhone(await onlyBackup(second), quick)
})
