import { inspect, shrinkWindow } from './inspect'
import { expect, test } from './shared-app'
import {
  cancelBackup,
  finishBackup,
  lookInside,
  openChooseData,
  openLibrary,
  pickToRestore,
  restoreComplete,
  startBackup,
  startRestore,
} from './steps'

test('a result that was looked at and left: its section opens at its beginning', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  const sections = page.getByRole('navigation')
  const open = (name: string) => sections.getByRole('button', { name, exact: true }).click()
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await open('Restore')
  await open('Back up')
  await expect(page.getByRole('heading', { name: 'Your phone, kept safe' })).toBeVisible()

  await open('Restore')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await pickToRestore(page, 1)
  await startRestore(page)
  await expect(restoreComplete(page)).toBeVisible()
  await open('Settings')
  await open('Restore')
  await expect(page.getByRole('heading', { name: 'Choose a backup' })).toBeVisible()

  await openLibrary(page)
  await page.getByRole('button', { name: /^Verify/ }).click()
  await expect(page.getByRole('heading', { name: /verified/i })).toBeVisible()
  await open('Settings')
  await openLibrary(page)
  // What is only looked into stays as it was.
  await lookInside(page)
  await open('Settings')
  await open('Library')
  await expect(page.getByRole('heading', { name: 'Choose what to restore' })).toBeVisible()
})

test('problems can be read while the backup runs, which continues', async ({ app, page, output, phone }) => {
  await shrinkWindow(app)
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 4_000_000, failAfter: 0, onlyPath: 'DCIM/Camera' })
  await startBackup(app, page, output)
  await page.getByRole('button', { name: 'Show problems' }).click()
  const list = page.getByRole('region', { name: 'Problems' })
  await expect(list.getByRole('listitem').first()).toContainText('/DCIM/Camera/')
  await expect(page.getByRole('button', { name: 'Cancel backup' })).toBeVisible()
  await expect(page.getByText(/^[1-9]\d* problems? so far$/)).toBeVisible()
  await inspect(page, 'running-problems')
  const before = await list.getByRole('heading', { level: 3 }).first().innerText()
  await expect(list.getByRole('heading', { level: 3 }).first()).not.toHaveText(before)
  await page.getByRole('button', { name: 'Hide problems' }).click()
  await expect(list).toBeHidden()
  await cancelBackup(page)
})
