import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { answerFolderDialog, test as testOwnApp } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { expect, test } from './shared-app'
import { finishBackup, libraryRows, openLibrary } from './steps'

test('a phone that waits for Allow: Home says so and leads to what to do', async ({
  adb,
  app,
  page,
  startPhone,
}) => {
  const phone = await startPhone({ faults: { unauthorized: true } })
  await adb.adb('connect', phone.serial)
  const card = page.getByRole('region', { name: 'Unlock the phone and tap Allow' })
  await expect(card).toContainText('The phone is asking whether to trust this computer.')
  const chip = page.getByRole('navigation').getByRole('button', { name: 'Unlock the phone and tap Allow' })
  await expect(chip).toBeVisible()
  await expect(page.getByText('No phone connected')).toBeHidden()
  await shrinkWindow(app)
  await inspect(page, 'home-unauthorized')
  await card.getByRole('button', { name: 'See what to do' }).click()
  await expect(page.getByRole('heading', { name: 'Unlock the phone and tap Allow' })).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await chip.click()
  await expect(page.getByRole('list').getByText('Unlock the phone.')).toBeVisible()
})

test('a phone that is offline: Home leads to where it can be reconnected', async ({
  adb,
  page,
  startPhone,
}) => {
  const phone = await startPhone({ faults: { offline: true } })
  await adb.adb('connect', phone.serial)
  const card = page.getByRole('region', { name: 'The phone isn’t responding' })
  await card.getByRole('button', { name: 'See what to do' }).click()
  await expect(page.getByRole('button', { name: 'Reconnect' })).toBeVisible()
})

test.describe('without adb', () => {
  test.use({ appEnv: { PATH: '/nowhere', ANDROID_HOME: '/nowhere' } })

  testOwnApp('Home says that it is missing, and leads to how to get it', async ({ page }) => {
    const card = page.getByRole('region', { name: 'One tool is missing' })
    await expect(page.getByRole('navigation').getByText('One tool is missing')).toBeVisible()
    await card.getByRole('button', { name: 'See what to do' }).click()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
})

test('a phone is called what it is sold as, also in the Library; its folder keeps the name that it had', async ({
  app,
  adb,
  page,
  output,
  startPhone,
}) => {
  const panel = page.getByRole('navigation')
  const samsung = await startPhone({ phone: 'second' })
  await adb.connect(samsung.serial)
  await expect(panel.getByText('Samsung Galaxy A54 5G')).toBeVisible()
  await finishBackup({ app, page, output }, { pictures: 1, secret: null })
  expect(await readdir(output)).toEqual(['SM-A546B (R5CW30ABCDE)'])
  await openLibrary(page)
  await expect(page.getByRole('heading', { name: 'Samsung Galaxy A54 5G' })).toBeVisible()
  samsung.unplug()
  await adb.adb('disconnect', samsung.serial)
  const other = await startPhone({ manufacturer: 'Xiaomi', model: '99999XYZ', marketName: 'Redmi Turbo 9' })
  await adb.connect(other.serial)
  await expect(panel.getByText('Xiaomi Redmi Turbo 9')).toBeVisible()
})

test('the last backup is that of the whole Library, and Home says where it is when that is elsewhere', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  const card = page.getByRole('region', { name: 'Connected phone' })
  await expect(card).toContainText('2 items')
  await expect(card).not.toContainText('Saved in')
  const elsewhere = join(home, 'Elsewhere')
  await mkdir(elsewhere)
  await openLibrary(page)
  // The folder that backups go to is another one from now on; the Library still knows the former one.
  await answerFolderDialog(app, elsewhere)
  await page.evaluate(() => window.api.output.pick())
  await answerFolderDialog(app, output)
  await page.getByRole('button', { name: 'Add folder…' }).click()
  await expect(libraryRows(page)).toHaveCount(1)
  await page.reload()
  await expect(card).toContainText('Saved in ~/Backups')
  await expect(card).toContainText('2 items')
  await expect(card).not.toContainText('No backup yet')
  await shrinkWindow(app)
  await inspect(page, 'home-elsewhere')
})
