import { servicePassword, startService } from '../test/rclone-kit'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { finishBackup } from './steps'

const openPlaces = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Second copies' }).click()
const openForm = async (page: Page) => {
  await openPlaces(page)
  await page.getByRole('button', { name: 'Add a service…' }).click()
  await expect(page.getByRole('heading', { name: 'Add a service', level: 1 })).toBeFocused()
}
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

test('a WebDAV server: its password is asked for once, and it gets encrypted backups alone', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  const service = await startService('webdav')
  try {
    await finishBackup({ app, page, output }, { pictures: 12, secret: null })
    await shrinkWindow(app)
    await openForm(page)
    await page.getByRole('radio', { name: 'Nextcloud or WebDAV' }).click()
    await inspect(page, 'service-webdav')
    await goOn(page)
    await expect(page.getByRole('alert')).toHaveText('Fill this in.')
    await expect(field(page, 'Address (URL)')).toBeFocused()
    await field(page, 'Address (URL)').fill(service.options['url'] ?? '')
    await field(page, 'Server').selectOption('Another')
    await field(page, 'User name').fill(service.options['user'] ?? '')
    await field(page, 'Password').fill('not it')
    await field(page, 'Folder there').fill(service.root)
    await field(page, 'Name in Phonekeep').fill('Attic')
    await goOn(page)
    await expect(page.getByText('The place for second copies refused access')).toBeVisible()
    await inspect(page, 'service-refused')
    await field(page, 'Password').fill(servicePassword)
    await goOn(page)

    const card = page.getByRole('main').getByRole('region', { name: 'Attic', exact: true })
    await expect(card.getByRole('switch', { name: 'Encrypted backups only' })).toBeChecked()
    await expect(page.locator('body')).not.toContainText(servicePassword)
    await inspect(page, 'place-service')
    await page.getByRole('button', { name: 'Copy to Attic now' }).click()
    await expect(card.getByText('There’s no backup to copy')).toBeVisible()
    const limit = card.getByRole('combobox', { name: 'Speed limit' })
    await limit.selectOption('500 kB/s')
    await card.getByRole('switch', { name: 'Encrypted backups only' }).click()
    await expect(card).toContainText('the service can see names, dates and the pictures themselves')
    await expect(limit.getByRole('option', { name: '500 kB/s' })).toHaveJSProperty('selected', true)
    // By itself, as it may now.
    await card.getByRole('button', { name: 'Show progress' }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByRole('region', { name: 'Copy progress' }).getByText('Paused')).toBeVisible()
    await inspect(page, 'copy-paused')
    await openPlaces(page)
    await expect(card.getByRole('progressbar', { name: 'Copy progress' })).toBeVisible()
    await inspect(page, 'place-running')
    await card.getByRole('button', { name: 'Show progress' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByRole('heading', { name: 'Second copies are up to date' })).toBeVisible()
    await page.getByRole('button', { name: 'Back to second copies' }).click()
    const copies = card.locator('dl > div', { hasText: 'Copies there' }).getByRole('definition')
    await expect(copies).toHaveText('1 backup')

    await service.kill()
    await page.getByRole('button', { name: 'Copy to Attic now' }).click()
    await expect(page.getByRole('heading', { name: 'Copying didn’t finish' })).toBeVisible()
    await inspect(page, 'copy-failed')
    await page.getByRole('button', { name: 'Back to second copies' }).click()
    await expect(card.getByText(/^Copying last failed on /)).toBeVisible()
    await inspect(page, 'place-failed')
    await expect(limit.getByRole('option', { name: '500 kB/s' })).toHaveJSProperty('selected', true)
  } finally {
    await service.stop()
  }
})

test('what rclone asks comes one question at a time, and can be given up', async ({ app, page }) => {
  await shrinkWindow(app)
  await openForm(page)
  await inspect(page, 'service-dropbox')
  await goOn(page)
  await expect(page.getByRole('heading', { name: 'rclone asks', level: 1 })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Your answer' })).toBeFocused()
  await inspect(page, 'service-question')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Second copies', level: 1 })).toBeVisible()
  await expect(page.getByText('One copy isn’t enough')).toBeVisible()

  await page.getByRole('button', { name: 'Add a service…' }).click()
  await page.getByRole('radio', { name: 'S3 storage' }).click()
  await inspect(page, 'service-s3')
  await page.getByRole('radio', { name: 'SFTP' }).click()
  await inspect(page, 'service-sftp')
  await page.getByRole('radio', { name: 'Other' }).click()
  await field(page, 'rclone’s name for it').fill('drive')
  await field(page, 'Options').fill('client_id=1\nsecret')
  await goOn(page)
  await expect(page.getByRole('alert')).toHaveText('Line 2 isn’t name=value.')
  await expect(field(page, 'Options')).toBeFocused()
  await inspect(page, 'service-other')
})

test.describe('without rclone', () => {
  test.use({ appEnv: { PHONEKEEP_RCLONE: '/nowhere/rclone' } })

  test('says how to come by it', async ({ app, page }) => {
    await shrinkWindow(app)
    await openForm(page)
    await expect(page.getByText('Services need rclone')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
    await page.getByRole('button', { name: 'Copy command' }).click()
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('sudo apt install rclone')
    await inspect(page, 'service-no-rclone')
  })
})
