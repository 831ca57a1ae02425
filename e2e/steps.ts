import { basename } from 'node:path'
import type { ElectronApplication, Locator, Page } from 'playwright/test'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import type { TestAdbServer } from '../test/adb-server'
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

/** From Home to a running backup of everything from a phone that sends so slowly. */
export async function startSlowBackup(
  app: ElectronApplication,
  page: Page,
  output: string,
  slow: { readonly phone: SamplePhone; readonly bytesPerSecond: number },
): Promise<void> {
  await openChooseData(page)
  slow.phone.setFaults({ bytesPerSecond: slow.bytesPerSecond })
  await startBackup(app, page, output)
  await expect(page.getByRole('progressbar', { name: 'Backup progress' })).toBeVisible()
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
    .getByRole('region', { name: 'Files in the backup' })
    .locator('div', { has: page.getByText(from, { exact: true }) })
    .getByRole('definition')
}

/** On the output screen. */
export async function typeNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Confirm password').fill(password)
}

/** On the output screen: whatever the switch was before. */
export async function switchEncryption(page: Page, on: boolean): Promise<void> {
  await page.getByRole('switch', { name: 'Encrypted Backup' }).setChecked(on)
}

/** From the tiles to a selection of so many pictures and nothing else; their names. */
export async function pickPictures(page: Page, count: number): Promise<string[]> {
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  return await tickPictures(page, count)
}

async function tickPictures(page: Page, count: number): Promise<string[]> {
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

/** From Home to a backup that has ended well. @param secret a new password; null for a plain one */
export async function finishBackup(
  { app, page, output }: { app: ElectronApplication; page: Page; output: string },
  { pictures, secret }: { pictures: number | 'everything'; secret: string | null },
): Promise<void> {
  await openChooseData(page)
  if (pictures !== 'everything') await pickPictures(page, pictures)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, secret !== null)
  if (secret !== null) await typeNewPassword(page, secret)
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
}

/** From anywhere to the list of backups, once all have been found. */
export async function openLibrary(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled()
}

/** The backups in the Library, newest first by phone. */
export function libraryRows(page: Page): Locator {
  return page.getByRole('list', { name: /^Backups of / }).getByRole('listitem')
}

/** From the Library into a plain backup. @param index of its row */
export async function lookInside(page: Page, index = 0): Promise<void> {
  await libraryRows(page)
    .nth(index)
    .getByRole('button', { name: /^Open the backup/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Choose what to restore' })).toBeVisible()
  await expect(page.getByText(/ in this backup$/)).toBeVisible()
}

/** Takes all there is from the phone's storage, as its owner could. */
export async function wipe(adb: TestAdbServer, phone: SamplePhone): Promise<void> {
  const command = 'rm -rf /storage/emulated/0/* /storage/emulated/0/.[!.]* /storage/????-????/*'
  await adb.adb('-s', phone.serial, 'shell', command)
}

/** Inside a backup: picks so many pictures of the Gallery; their names. */
export async function pickToRestore(page: Page, count: number): Promise<string[]> {
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  return await tickPictures(page, count)
}

/** Inside a backup: to where it goes, and off. */
export async function startRestore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByRole('heading', { name: 'Where to?' })).toBeVisible()
  await page.getByRole('button', { name: 'Start restore' }).click()
}

/** The screen of a restore that has ended well. */
export function restoreComplete(page: Page): Locator {
  return page.getByRole('heading', { name: 'Restore complete', exact: true })
}

/** On the screen of a restore that has ended: what became of the items. */
export function restoreFact(page: Page, fact: string): Locator {
  return page.locator('dl > div', { has: page.getByText(fact, { exact: true }) }).getByRole('definition')
}

/**
 * What is dragged out of the window from now on: the system takes over a real drag, and no test can let go of it.
 * @returns the paths of the last drag
 */
export async function watchDrags(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) throw new Error('no window')
    window.webContents.startDrag = ({ files }) => {
      const seen = globalThis as { dragged?: readonly string[] }
      seen.dragged = files ?? []
    }
  })
  return () => app.evaluate(() => (globalThis as { dragged?: readonly string[] }).dragged ?? [])
}

/** Begins to drag a cell or row out of the window. */
export async function drag(page: Page, cell: Locator): Promise<void> {
  const box = await cell.boundingBox()
  if (box === null) throw new Error('not on the screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 40, y + 30, { steps: 5 })
  await page.mouse.up()
  await page.mouse.move(x, y)
}
