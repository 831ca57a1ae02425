import type { Locator, Page } from 'playwright/test'
import { screenshot } from './screenshot'
import {
  lookInside,
  openChooseData,
  openLibrary,
  pickFolder,
  switchEncryption,
  typeNewPassword,
} from './steps'
import { expect, test } from './shared-app'

const password = 'lantern otter walnut 5'

/** The cells of all videos in the grid of either, with a still in each. */
async function openVideos(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'View items in Videos' }).click()
  const cells = page.getByRole('grid', { name: 'Items in Videos' }).getByRole('gridcell', { name: /\.mp4, / })
  await expect(cells.first()).toBeVisible()
  for (const cell of await cells.all()) await expect.poll(() => hasPicture(cell.locator('img'))).toBe(true)
  return cells
}

const hasPicture = (images: Locator) =>
  images.evaluateAll(all => all.some(image => image instanceof HTMLImageElement && image.naturalWidth > 100))

for (const secret of [null, password]) {
  test(`${secret === null ? 'plain' : 'encrypted'}: what was seen of the videos is seen in the backup, without the phone`, async ({
    app,
    page,
    output,
    phone,
  }) => {
    await openChooseData(page)
    const count = await (await openVideos(page)).count()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, output)
    await switchEncryption(page, secret !== null)
    if (secret !== null) await typeNewPassword(page, secret)
    await page.getByRole('button', { name: 'Start backup' }).click()
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
    phone.unplug()

    await openLibrary(page)
    await lookInside(page)
    const cells = await openVideos(page)
    expect(await cells.count()).toBe(count)
    await screenshot(page, 'stills')
    const name = ((await cells.first().getAttribute('aria-label')) ?? '').split(',')[0] ?? ''
    await cells.first().click()
    // Motion JPEG, which Chromium does not play: its still is all there is to see here.
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('This can’t be played here')).toBeVisible()
    await expect.poll(() => hasPicture(dialog.getByRole('img', { name }))).toBe(true)
    await screenshot(page, 'still-not-played')
  })
}
