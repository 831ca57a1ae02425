import { connectWithRecords, openRecords, recordRows, selectedPart, selectOnly } from './record-steps'
import { expect, test } from './shared-app'
import { inspect, shrinkWindow } from './inspect'
import { lookInside, openChooseData, openLibrary, restoreComplete, restoreFact, startBackup } from './steps'

test('calls are listed, searched, selected one by one and as a range, and shown alike in a backup', async ({
  app,
  page,
  adb,
  output,
  startPhone,
}) => {
  await shrinkWindow(app)
  await connectWithRecords({ page, adb, startPhone }, { calls: 80 })
  await openChooseData(page)
  await selectOnly(page, 'Call log')
  const grid = await openRecords(page, 'Call log')
  const rows = recordRows(grid)
  await expect(page.getByRole('radiogroup', { name: 'Group by' })).toBeHidden()
  await expect(rows.first()).toContainText(/Incoming|Outgoing|Missed|Voicemail|Declined|Blocked|device/)
  await inspect(page, 'calls')

  await page.getByRole('button', { name: 'Select none' }).click()
  await expect(selectedPart(page)).toContainText(/^0 of \d+/)
  // The list says all there is: a click selects.
  await rows.nth(1).click()
  await expect(selectedPart(page)).toContainText(/^1 of /)
  await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selectedPart(page)).toContainText(/^3 of /)
  await page.keyboard.press('x')
  await expect(selectedPart(page)).toContainText(/^2 of /)

  await page.getByRole('searchbox', { name: 'Search by name or number' }).fill('Hidden')
  await expect(page.getByText('Nothing matches “Hidden”.')).toBeVisible()
  await page.getByRole('searchbox').fill('7700 900-07')
  await expect(rows.first()).toContainText('+4477009000')
  const found = await rows.count()
  await page.getByRole('button', { name: /^Select .*result/ }).click()
  await expect(selectedPart(page)).not.toContainText(/^2 of /)
  await page.getByRole('button', { name: /^Deselect .*result/ }).click()
  expect(found).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Clear search' }).click()
  await page.getByRole('button', { name: 'Select none' }).click()
  const label = (await rows.first().getByRole('checkbox').getAttribute('aria-label')) ?? ''
  await rows.first().getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Done' }).click()

  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  await openLibrary(page)
  await lookInside(page)
  await openRecords(page, 'Call log')
  await expect(rows).toHaveCount(1)
  await expect(grid.getByRole('checkbox', { name: label })).not.toBeChecked()
  await grid.getByRole('checkbox', { name: label }).click()
  await inspect(page, 'calls-inside')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  const ways = page.getByRole('region', { name: 'Contacts, messages and calls' })
  await expect(ways).toContainText('Added to the phone’s call log.')
  await expect(page.getByRole('region', { name: 'Location' })).toBeHidden()
  await inspect(page, 'where-calls')
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(restoreComplete(page)).toBeVisible()
  await expect(restoreFact(page, 'Already on the phone')).toContainText('1 item')
  await inspect(page, 'restored-calls')
})
