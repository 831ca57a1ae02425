import { manyPictures, test as testOwnApp } from './fixtures'
import { expectEqualToPhone, onlyBackup, plainManifest } from './read-backup'
import { screenshot } from './screenshot'
import {
  cancelBackup,
  openChooseData,
  pickFolder,
  pickPictures,
  startBackup,
  startSlowBackup,
  switchEncryption,
  typeNewPassword,
} from './steps'
import { expect, test } from './shared-app'

const testManyPictures = test.extend(manyPictures)

testManyPictures(
  'plug in, choose, preview, start: the files on disk are the phone’s',
  async ({ app, adb, page, output, startPhone }) => {
    await expect(page.getByRole('heading', { name: 'Connect your phone' })).toBeVisible()
    const phone = await startPhone()
    await adb.connect(phone.serial)
    await expect(page.getByText('Google Pixel 7').first()).toBeVisible()
    await expect(page.getByText('No backup yet')).toBeVisible()
    await screenshot(page, 'home')

    await openChooseData(page)
    await expect(page.getByText('1 folder is locked by Android.')).toBeVisible()
    await screenshot(page, 'choose')

    await page.getByRole('button', { name: 'View items in Gallery' }).click()
    const grid = page.getByRole('grid', { name: 'Items in Gallery' })
    await expect(grid).toBeVisible()
    // A thumbnail that came over the wire and was rendered, not a placeholder.
    await expect.poll(() => grid.locator('img').evaluateAll(countLoaded)).toBeGreaterThan(5)
    await expect.poll(() => grid.locator('img').evaluateAll(countWaiting)).toBe(0)
    await screenshot(page, 'gallery')
    await page.getByRole('button', { name: 'Done' }).click()

    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, output)
    await switchEncryption(page, true)
    await typeNewPassword(page, 'walnut gramophone quay 7')
    await expect(page.getByText(/^Strong: /)).toBeVisible()
    await screenshot(page, 'output')
    // What was typed goes with the wish to encrypt.
    await switchEncryption(page, false)
    phone.setFaults({ bytesPerSecond: 40_000_000 })
    await page.getByRole('button', { name: 'Start backup' }).click()
    const progress = page.getByRole('progressbar', { name: 'Backup progress' })
    await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(20)
    await screenshot(page, 'progress')
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
    await screenshot(page, 'done')

    const folder = await onlyBackup(output)
    const saved = await expectEqualToPhone(folder, phone)
    const { state, total, problems, closedFolders } = await plainManifest(folder)
    expect(state).toBe('complete')
    expect(saved).toHaveLength(total.count)
    expect(total.count).toBeGreaterThan(300)
    // What Choose had announced is not included, and no problem.
    expect(problems).toEqual([])
    expect(closedFolders).toHaveLength(1)
    await expect(page.getByText('1 folder that Android doesn’t share')).toBeVisible()

    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('No backup yet')).toBeHidden()
  },
)

test('only what was picked is saved: a month less two pictures, and a type', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await openChooseData(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  const selected = page.getByRole('group', { name: 'Selected' }).getByText(/ of /)
  await expect(selected).toHaveText(/^0 of \d+ · /)
  await grid.getByRole('checkbox', { name: 'May 2026', exact: true }).click()
  await expect(selected).toHaveText(/^17 of \d+ · /)
  const dropped: string[] = []
  for (const index of [0, 4]) {
    const box = grid
      .getByRole('gridcell')
      .getByRole('checkbox', { name: /May \d+, 2026$/ })
      .nth(index)
    dropped.push(((await box.getAttribute('aria-label')) ?? '').split(',')[0] ?? '')
    await box.click()
  }
  await expect(selected).toHaveText(/^15 of \d+ · /)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('checkbox', { name: 'Audio' }).click()
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()

  const folder = await onlyBackup(output)
  const saved = await expectEqualToPhone(folder, phone)
  const pictures = saved.filter(({ category }) => category === 'gallery')
  expect(pictures).toHaveLength(15)
  for (const { mtime } of pictures) expect(new Date(mtime * 1000).toISOString()).toContain('2026-05-')
  expect(pictures.filter(({ path }) => dropped.some(name => path.endsWith(`/${name}`)))).toEqual([])
  expect(new Set(saved.map(({ category }) => category))).toEqual(new Set(['gallery', 'audio']))
})

test('without the phone’s checksums, when the settings say so', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('switch', { name: /^Verify each copy/ }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('switch', { name: /^Verify each copy/ })).not.toBeChecked()
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await openChooseData(page)
  await pickPictures(page, 3)
  await startBackup(app, page, output)
  await expect(
    page.getByText(/^0 of 3 items verified against the phone, the others compared by size/),
  ).toBeVisible()
  const saved = await expectEqualToPhone(await onlyBackup(output), phone)
  expect(saved.map(({ checked }) => checked)).toEqual(['size', 'size', 'size'])
})

test('a running backup survives a reload, can be cancelled, and says so', async ({
  app,
  page,
  output,
  phone,
}) => {
  await startSlowBackup(app, page, output, { phone, bytesPerSecond: 4_000_000 })
  await page.reload()
  await expect(page.getByRole('progressbar', { name: 'Backup progress' })).toBeVisible()
  await cancelBackup(page)
  const folder = await onlyBackup(output)
  expect(folder.endsWith('.partial')).toBe(true)
  await expectEqualToPhone(folder, phone)
})

testOwnApp('closing the window on a running backup asks first', async ({ app, page, output, phone }) => {
  await startSlowBackup(app, page, output, { phone, bytesPerSecond: 4_000_000 })
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await close()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep going' }).click()
  await expect(page.getByRole('progressbar', { name: 'Backup progress' })).toBeVisible()
  await close()
  const ended = app.waitForEvent('close')
  const button = page.getByRole('alertdialog').getByRole('button', { name: 'Stop and close' })
  // The window may be gone before the click has been reported done; that it closes is what counts.
  await Promise.all([ended, button.click().catch(() => undefined)])
  const folder = await onlyBackup(output)
  expect(folder.endsWith('.partial')).toBe(true)
  expect((await plainManifest(folder)).stopped).toBe('cancelled')
})

test('the sample phone: try it from the window, and stop it again', async ({ page }) => {
  await page.getByRole('button', { name: 'Connect your phone' }).click()
  await page.getByRole('button', { name: 'Try it with a sample phone' }).click()
  await expect(page.getByText('Google Pixel 7').first()).toBeVisible({ timeout: 80_000 })
  await openChooseData(page)
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'Stop the sample phone' }).click()
  await expect(page.getByRole('button', { name: 'Connect your phone' })).toBeVisible()
})

const countLoaded = (images: Element[]) =>
  images.filter(image => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 1).length
const countWaiting = (images: Element[]) =>
  images.filter(image => image instanceof HTMLImageElement && !image.complete).length
