import type { Locator, Page } from 'playwright/test'
import type { SamplePhone, SamplePhoneOptions } from '../src/sample-phone/start-sample-phone'
import type { TestAdbServer } from '../test/adb-server'
import { expect } from './fixtures'

interface Surroundings {
  readonly page: Page
  readonly adb: TestAdbServer
  readonly startPhone: (options?: SamplePhoneOptions) => Promise<SamplePhone>
}

/** A phone with few files and so many records, plugged in. */
export async function connectWithRecords(
  { page, adb, startPhone }: Surroundings,
  records: SamplePhoneOptions,
): Promise<SamplePhone> {
  const phone = await startPhone({ photos: 4, ...records })
  await adb.connect(phone.serial)
  await expect(page.getByText('No backup yet')).toBeVisible()
  return phone
}

/** From the tiles to a type of records. */
export async function openRecords(
  page: Page,
  category: 'Contacts' | 'Messages' | 'Call log',
): Promise<Locator> {
  await page.getByRole('button', { name: `View items in ${category}` }).click()
  const grid = page.getByRole('grid', { name: `Items in ${category}` })
  await expect(grid).toBeVisible()
  return grid
}

/** How much of the type is selected: "3 of 40". */
export function selectedPart(page: Page): Locator {
  return page.getByRole('group', { name: 'Selected' }).getByText(/ of /)
}

/** Of a list of records: those with a check box, which headings and the head of the table are not among. */
export function recordRows(grid: Locator): Locator {
  return grid.locator('[data-index]')
}

/** From the tiles: of all types this one alone is selected. */
export async function selectOnly(page: Page, category: string): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await expect(page.getByRole('checkbox', { name: 'Select everything' })).not.toBeChecked()
  await page.getByRole('checkbox', { name: category, exact: true }).click()
}
