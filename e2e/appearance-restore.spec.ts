import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { finishBackup, libraryRows, lookInside, openLibrary } from './steps'

test.describe.configure({ timeout: 240_000 })

test('the Library and what is inside a backup are accessible and fit', async ({
  app,
  page,
  output,
  phone,
}) => {
  await shrinkWindow(app)
  await openLibrary(page)
  await inspect(page, 'library-empty')
  await page.getByRole('navigation').getByRole('button', { name: 'Restore' }).click()
  await inspect(page, 'restore-empty')
  await page.getByRole('navigation').getByRole('button', { name: 'Back up' }).click()
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  await page.getByRole('button', { name: 'Back to start' }).click()
  await finishBackup({ app, page, output }, { pictures: 5, secret: 'lantern otter walnut 5' })
  await openLibrary(page)
  await expect(libraryRows(page)).toHaveCount(2)
  await expect(page.getByText(/measuring/)).toHaveCount(0)
  await inspect(page, 'library')
  await libraryRows(page)
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await inspect(page, 'library-delete')
  await page.keyboard.press('Escape')
  await lookInside(page, 1)
  await inspect(page, 'inside')
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  await expect(page.getByRole('grid', { name: 'Items in Gallery' })).toBeVisible()
  await inspect(page, 'inside-gallery')
  await page
    .getByRole('gridcell', { name: /, \d{4}$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('Getting the preview')).toBeHidden()
  await inspect(page, 'inside-viewer')
  await page.keyboard.press('+')
  await expect(page.getByRole('region', { name: 'Full size' })).toBeVisible()
  await inspect(page, 'inside-full-size')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText(/needed, /).first()).toBeVisible()
  await inspect(page, 'where')
  await page.getByRole('radio', { name: 'In one folder' }).click()
  await page.getByLabel('Name of the folder').fill('a/b')
  await inspect(page, 'where-folder')
  await page.getByRole('radio', { name: 'To this computer' }).click()
  await inspect(page, 'where-computer')
  phone.unplug()
  await page.getByRole('radio', { name: 'To the phone' }).click()
  await expect(page.getByText('Plug it in and unlock it.', { exact: false })).toBeVisible()
  await inspect(page, 'where-no-phone')
})
