import { readdir } from 'node:fs/promises'
import { test as testOwnApp } from './fixtures'
import { allBackups, expectEqualToPhone } from './read-backup'
import { screenshot } from './screenshot'
import { finishBackup } from './steps'
import { expect, test } from './shared-app'

const password = 'lantern otter walnut 5'

for (const secret of [null, password]) {
  test(`one click backs up all of it where the last one went, ${secret === null ? 'plain' : 'encrypted'}`, async ({
    app,
    page,
    output,
    untouchedPhone: phone,
  }) => {
    await finishBackup({ app, page, output }, { pictures: 2, secret })
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'One-click Backup' }).click()
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
    const folder = (await allBackups(output)).at(-1) ?? ''
    expect((await expectEqualToPhone(folder, phone, secret)).length).toBeGreaterThan(300)
  })
}

test('one click shows how far the scan is, and can be cancelled', async ({ app, page, output, phone }) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  phone.setFaults({ bytesPerSecond: 3_000 })
  await page.getByRole('button', { name: 'One-click Backup' }).click()
  await expect(page.getByText(/^Scanning phone…/)).toBeVisible()
  await expect(page.getByText('The backup starts automatically')).toBeVisible()
  await expect(page.getByRole('region', { name: 'One-click Backup' })).toContainText('Backups')
  await screenshot(page, 'one-click-backup')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Device Data Backup' })).toBeVisible()
  phone.setFaults({})
  expect(await allBackups(output)).toHaveLength(1)
})

testOwnApp('a password that has to be chosen is asked for', async ({ page, home, phone: _phone }) => {
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await page.getByRole('switch', { name: 'Encrypted Backup' }).click()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'One-click Backup' }).click()
  await expect(page.getByRole('heading', { name: 'Backup File Output' })).toBeVisible()
  await expect(page.getByLabel('Confirm password')).toBeVisible()
  expect(await readdir(home)).not.toContain('Phonekeep')
})

testOwnApp(
  'without a phone it helps to connect one, and then continues',
  async ({ adb, page, home, startPhone }) => {
    await page.getByRole('button', { name: 'One-click Backup' }).click()
    await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()
    const phone = await startPhone({ photos: 20 })
    await adb.connect(phone.serial)
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
    expect(await readdir(home)).toContain('Phonekeep')
  },
)
