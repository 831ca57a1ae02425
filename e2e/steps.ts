import { basename } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
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
