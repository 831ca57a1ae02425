import { connectWithRecords } from './record-steps'
import { expect, test } from './shared-app'
import { inspect, shrinkWindow } from './inspect'
import { lookInside, openChooseData, openLibrary, startBackup } from './steps'

test('a phone that doesn’t give its call log says so before, in the report, and when it is to take one', async ({
  app,
  page,
  adb,
  output,
  startPhone,
}) => {
  await shrinkWindow(app)
  const giving = await connectWithRecords({ page, adb, startPhone }, { calls: 8 })
  await openChooseData(page)
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  giving.unplug()
  await page.getByRole('button', { name: 'Done' }).click()

  await connectWithRecords(
    { page, adb, startPhone },
    { android: '12', contacts: 6, messages: 10, multimedia: 0, calls: 8, serialNumber: 'NOCALLS12' },
  )
  await openChooseData(page)
  const tile = page.getByRole('list', { name: 'Types' }).getByRole('listitem').filter({ hasText: 'Call log' })
  await expect(tile).toContainText('Not given to a computer by this Android version.')
  await expect(tile.getByRole('checkbox')).toBeDisabled()
  await expect(tile.getByRole('button')).toHaveCount(0)
  await tile.scrollIntoViewIfNeeded()
  await inspect(page, 'tiles-without-calls')
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  await expect(page.getByText('The call log: the phone didn’t give it to this computer.')).toBeVisible()

  await openLibrary(page)
  await lookInside(page, 1)
  const types = page.getByRole('list', { name: 'Types' })
  await types.getByRole('checkbox', { name: 'Call log' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText(/This Android version doesn’t let a computer add them\./)).toBeVisible()
  await inspect(page, 'where-without-calls')
})
