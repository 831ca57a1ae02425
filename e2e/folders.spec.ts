import { join } from 'node:path'
import type { Page } from 'playwright/test'
import zh from '../src/words/zh-CN.json' with { type: 'json' }
import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { allBackups, plainManifest } from './read-backup'

test.describe.configure({ timeout: 240_000 })

const internal = '/storage/emulated/0'
const rows = (page: Page) => page.getByRole('list', { name: 'Folders on the phone' }).getByRole('listitem')
const folder = (page: Page, name: string) =>
  page.getByRole('switch', { name: `Back up ${name}`, exact: true })
const connected = (page: Page) => page.getByRole('region', { name: 'Connected phone' })
const note = (page: Page) => connected(page).getByRole('note')

async function openFolders(page: Page): Promise<void> {
  await connected(page).getByRole('button', { name: 'Folders' }).click()
  await expect(page.getByRole('heading', { name: 'Folders', level: 1 })).toBeVisible()
}

async function oneClick(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'One-click Backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
}

/** Names of the folders in sight, from above. */
const names = (page: Page) =>
  rows(page)
    .getByRole('switch')
    .evaluateAll(all => all.map(one => one.getAttribute('aria-label')))

test('folders are chosen, and one click takes what is on; new ones are told, and wait for an answer', async ({
  app,
  adb,
  page,
  home,
  startPhone,
}) => {
  const phone = await startPhone()
  const shell = (command: string) => adb.adb('-s', phone.serial, 'shell', command)
  await adb.connect(phone.serial)

  // While the phone is scanned, folders come and can be switched.
  phone.setFaults({ bytesPerSecond: 6_000 })
  await openFolders(page)
  await expect(rows(page).first()).toBeVisible()
  await expect(page.getByText(/^Scanning phone…/)).toBeVisible()
  const early = (await names(page))[0] ?? ''
  await page.getByRole('switch', { name: early, exact: true }).click()
  await expect(page.getByRole('switch', { name: early, exact: true })).not.toBeChecked()
  phone.setFaults({})
  await expect(page.getByText(/ on the phone$/)).toBeVisible()
  await expect(page.getByRole('switch', { name: early, exact: true })).not.toBeChecked()
  // What was there when the first choice was made is not new.
  await expect(page.getByText('New', { exact: true })).toBeHidden()
  await page.getByRole('button', { name: 'Back up all' }).click()
  const total = (await page.getByText(/ on the phone$/).textContent())?.split(',')[0] ?? ''
  await expect(page.getByText('Backed up', { exact: true }).locator('..')).toContainText(`${total} · `)

  // Count, size, path and pictures of each.
  const camera = rows(page).filter({ has: folder(page, 'Camera') })
  await expect(camera).toContainText('DCIM/Camera')
  await expect(camera).toContainText(/\d+ items · [\d.]+ MB/)
  await expect(camera.locator('img')).toHaveCount(3)
  await expect
    .poll(() =>
      camera.locator('img').evaluateAll(all => all.every(one => (one as HTMLImageElement).naturalWidth > 0)),
    )
    .toBe(true)

  // Search finds by name and path; by keyboard.
  const search = page.getByRole('searchbox', { name: 'Search folders' })
  await search.fill('whatsapp')
  await expect(folder(page, 'Camera')).toBeHidden()
  await expect(folder(page, 'WhatsApp Images')).toBeVisible()
  await page.getByRole('button', { name: /^Leave out all \d+ results$/ }).click()
  await expect(folder(page, 'WhatsApp Images')).not.toBeChecked()
  await search.fill('no such folder')
  await expect(page.getByText('No names match “no such folder”.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(folder(page, 'Camera')).toBeChecked()
  await folder(page, 'Screenshots').focus()
  await page.keyboard.press('Space')
  await expect(folder(page, 'Screenshots')).not.toBeChecked()
  await page.getByRole('radio', { name: 'Ask' }).click()
  await expect(page.getByText('Folders that appear later are left out until you choose.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(note(page)).toBeHidden()

  // A new folder is left out until it is answered, and Home says so.
  await shell(
    `mkdir -p ${internal}/Pictures/Holiday && cp ${internal}/DCIM/Camera/*.jpg ${internal}/Pictures/Holiday`,
  )
  // The scan takes long enough to see what is said meanwhile.
  phone.setFaults({ bytesPerSecond: 6_000 })
  await page.getByRole('button', { name: 'One-click Backup' }).click()
  await expect(page.getByText(/folders are left out by your choice of folders/)).toBeVisible()
  phone.setFaults({})
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  const missing = page.getByRole('region', { name: 'Not included' })
  await expect(missing).toContainText('1 new folder, until you choose.')
  await expect(missing).toContainText(/\d+ folders that you left out\./)
  await expect(missing).not.toContainText('What you didn’t select')
  await missing.getByRole('button', { name: 'Show folders' }).nth(1).click()
  await expect(page.getByRole('dialog')).toContainText(`${internal}/Pictures/Screenshots`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(note(page)).toContainText('1 new folder on the phone')
  await shrinkWindow(app)
  await inspect(page, 'home-new-folder')
  await note(page).getByRole('button', { name: 'Choose' }).click()
  await expect(rows(page).first()).toContainText('New')
  const holiday = page.getByRole('switch', { name: 'Back up Holiday (new)' })
  await expect(holiday).not.toBeChecked()
  await inspect(page, 'folders-new')
  await holiday.click()
  await expect(folder(page, 'Holiday')).toBeChecked()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(note(page)).toBeHidden()
  await oneClick(page)
  const [first = '', second = ''] = await allBackups(join(home, 'Phonekeep'))
  const leftOut = (await plainManifest(first)).foldersLeftOut ?? []
  expect(leftOut).toContainEqual({
    path: `${internal}/Pictures/Holiday`,
    count: expect.any(Number) as unknown,
    waiting: true,
  })
  const later = await plainManifest(second)
  expect(
    later.foldersLeftOut?.some(({ path, waiting }) => waiting === true || path.endsWith('Holiday')),
  ).toBe(false)
  expect(later.since?.vanished).toBe(0)

  // In Chinese, too.
  await page.getByRole('button', { name: 'Done' }).click()
  await page.evaluate(() => window.api.app.setLanguage({ choice: 'zh-CN' }))
  await page.reload()
  await page.getByRole('button', { name: zh.folders.open, exact: true }).click()
  await expect(page.getByText(/^手机上有 \d+ 项/)).toBeVisible()
  await inspect(page, 'folders-zh')
})
