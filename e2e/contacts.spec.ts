import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { connectWithRecords, openRecords, recordRows, selectedPart, selectOnly } from './record-steps'
import { expect, test } from './shared-app'
import { inspect, shrinkWindow } from './inspect'
import { drag, lookInside, openChooseData, openLibrary, startBackup, watchDrags } from './steps'

test.describe.configure({ timeout: 240_000 })

const card = (page: Page) => page.getByRole('dialog')
const line = (page: Page, label: string) =>
  card(page)
    .locator('dl > div', { has: page.getByText(label, { exact: true }) })
    .getByRole('definition')

/** What is on the card of the sample phone's contact that has everything. */
async function expectEverything(page: Page): Promise<void> {
  await expect(line(page, 'Phone · Summer house')).toHaveText('+447700900850')
  await expect(line(page, 'Nickname')).toHaveText('Evy; the "one", truly')
  await expect(line(page, 'Date · Birthday')).toHaveText('1985-04-12')
  await expect(line(page, 'Relation · Godmother')).toHaveText('Relative 0')
}

test('contacts are cards that are searched, opened and selected, before a backup and in one', async ({
  app,
  page,
  adb,
  output,
  startPhone,
}) => {
  await shrinkWindow(app)
  await connectWithRecords({ page, adb, startPhone }, { contacts: 120 })
  await openChooseData(page)
  await selectOnly(page, 'Contacts')
  const grid = await openRecords(page, 'Contacts')
  const cards = recordRows(grid)
  await expect(page.getByRole('radiogroup', { name: 'Group by' })).toBeHidden()
  await expect(grid.getByRole('checkbox', { name: 'A', exact: true })).toBeChecked()
  await inspect(page, 'contacts')

  await page.getByRole('button', { name: 'Select none' }).click()
  await grid.getByRole('checkbox', { name: 'A', exact: true }).click()
  await expect(selectedPart(page)).toContainText(/^[1-9]\d* of 120/)
  await page.getByRole('button', { name: 'Select none' }).click()
  const search = page.getByRole('searchbox', { name: 'Search by name or number' })
  await search.fill('nobody has this name')
  await expect(page.getByText('Nothing matches “nobody has this name”.')).toBeVisible()
  await search.fill('7700 900-850')
  await expect(cards).toHaveCount(1)
  await search.fill('EVERY thing')
  await expect(cards).toHaveCount(1)
  await cards.click()
  await expect(card(page).getByRole('heading', { name: 'Every Thing' })).toBeVisible()
  await expectEverything(page)
  await inspect(page, 'contact')
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await expect(cards).toBeFocused()
  await expect(cards).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(selectedPart(page)).toContainText('1 of 120')
  await cards.first().click()
  const title = card(page).getByRole('heading')
  const name = (await title.textContent()) ?? ''
  await card(page).getByRole('button', { name: 'Next' }).click()
  await expect(title).not.toHaveText(name)
  await page.keyboard.press('ArrowLeft')
  await expect(title).toHaveText(name)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()

  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  await openLibrary(page)
  await lookInside(page)
  await openRecords(page, 'Contacts')
  await expect(cards).toHaveCount(1)
  await cards.click()
  await expectEverything(page)
  await page.keyboard.press('Escape')
  const dragged = await watchDrags(app)
  await drag(page, cards)
  await expect.poll(dragged).toHaveLength(1)
  const [copy = ''] = await dragged()
  expect(await readFile(copy, 'utf8')).toContain('FN:Every Thing')
  await cards.getByRole('checkbox').click()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  const ways = page.getByRole('region', { name: 'Contacts, messages and calls' })
  await expect(ways).toContainText('checks that each contact has arrived')
  await inspect(page, 'where-contacts')
})
