import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { grow, version2 } from '../test/as-newer'
import { answerFolderDialog } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { onlyBackup } from './read-backup'
import { finishBackup, lookInside, openLibrary } from './steps'
import { expect, test } from './shared-app'

test('what only a newer version knows is shown by its name, left out of a restore with a word, and exported', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: phone,
}) => {
  expect(phone.serial).not.toBe('')
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await grow(await onlyBackup(output), null, version2)
  await shrinkWindow(app)
  await openLibrary(page)
  await lookInside(page)

  const types = page.getByRole('list', { name: 'Types' })
  const tile = types.getByRole('listitem').filter({ hasText: 'Calendar' })
  await expect(tile).toContainText('Saved by a newer version')
  await expect(types.getByRole('listitem').filter({ hasText: 'Screenshots' })).toContainText('4 bytes')
  await expect(page.getByText('“health-data”, from a newer version of Phonekeep (2 items).')).toBeAttached()
  await tile.scrollIntoViewIfNeeded()
  await inspect(page, 'inside-newer')
  await page.getByRole('button', { name: 'View items in Calendar' }).click()
  await expect(page.getByRole('grid', { name: 'Items in Calendar' })).toContainText('calendar.ics')
  await inspect(page, 'items-newer')
  await page.getByRole('button', { name: 'Done' }).click()

  await tile.getByRole('checkbox').click()
  await types.getByRole('checkbox', { name: 'Screenshots' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('1 item was saved by a newer version.')).toBeVisible()
  await inspect(page, 'where-newer')
  await page.getByRole('radio', { name: /computer/i }).click()
  const to = join(home, 'Exported')
  await mkdir(to)
  await answerFolderDialog(app, to)
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  await page.getByRole('button', { name: 'Start export' }).click()
  await expect(page.getByRole('heading', { name: /^Export complete/ })).toBeVisible()
  expect(await readFile(join(to, 'Calendar/calendar.ics'), 'utf8')).toContain('SUMMARY:Ada')
})
