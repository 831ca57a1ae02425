import { basename } from 'node:path'
import type { ElectronApplication, Locator, Page } from 'playwright/test'
import { answerFolderDialog, expect } from './fixtures'

/** From Home to the tiles, once the phone has been listed. */
export async function openChooseData(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled()
}

/** From the tiles to a running backup into `folder`. */
export async function startBackup(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, folder)
  await page.getByRole('button', { name: 'Start backup' }).click()
}

/** On the output screen. */
export async function pickFolder(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Backup File Output' })).toBeVisible()
  await answerFolderDialog(app, folder)
  await page.getByRole('button', { name: 'Change…' }).click()
  await expect(page.getByRole('region', { name: 'Backup folder' })).toContainText(basename(folder))
}

/** Of a running backup; resolves when it has stopped. */
export async function cancelBackup(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Cancel backup' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel backup' }).click()
  await expect(page.getByRole('heading', { name: 'Backup cancelled' })).toBeVisible()
}

/** On the screen of a backup that has ended: how many items came from where. */
export function origin(page: Page, from: string): Locator {
  return page
    .getByRole('region', { name: 'Where it came from' })
    .locator('div', { has: page.getByText(from, { exact: true }) })
    .getByRole('definition')
}

/** On the output screen. */
export async function typeNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('The same once more').fill(password)
}

/** On the output screen: whatever the switch was before. */
export async function switchEncryption(page: Page, on: boolean): Promise<void> {
  await page.getByRole('switch', { name: 'Encrypted Backup' }).setChecked(on)
}

/** From the tiles to a selection of so many pictures and nothing else; their names. */
export async function pickPictures(page: Page, count: number): Promise<string[]> {
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  const names: string[] = []
  for (let index = 0; index < count; index++) {
    // A month with pictures in it comes first, its own check box before them.
    const box = grid
      .getByRole('gridcell')
      .getByRole('checkbox', { name: /, \d{4}$/ })
      .nth(index)
    names.push(((await box.getAttribute('aria-label')) ?? '').split(',')[0] ?? '')
    await box.click()
  }
  await expect(page.getByRole('group', { name: 'Selected' })).toContainText(new RegExp(`${count} of \\d+`))
  await page.getByRole('button', { name: 'Done' }).click()
  return names
}
