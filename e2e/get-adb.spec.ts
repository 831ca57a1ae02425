import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { startArchiveServer, type ArchiveServer } from '../test/archive-server'
import { mountSmallDisk } from '../test/small-disk'
import { expect } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { closeApp, launchApp } from './launch-app'
import { test as base } from './staged-app'

interface Fixtures {
  /** In place of Google: serves this computer's own adb. */
  readonly google: ArchiveServer
}

/** The app on a computer without adb, and what it fetches on this one. */
const test = base.extend<Fixtures>({
  google: async ({}, use) => {
    const adb = await readFile(await findOwnAdb())
    const google = await startArchiveServer([
      { name: 'platform-tools/adb', content: adb },
      { name: 'platform-tools/NOTICE.txt', content: 'Notice' },
      { name: 'platform-tools/source.properties', content: 'Pkg.Revision=37.0.1' },
    ])
    await use(google)
    await google.stop()
  },
  app: async ({ adb, home, built, google }, use: (app: ElectronApplication) => Promise<void>) => {
    const appEnv = {
      PATH: '/nowhere',
      ANDROID_HOME: '/nowhere',
      ANDROID_SDK_ROOT: '/nowhere',
      TEST_PLATFORM_TOOLS: JSON.stringify(google.release),
    }
    const app = await launchApp({ adb, home, appEnv, appFolder: built.folder })
    await shrinkWindow(app)
    await use(app)
    await closeApp(app)
  },
})

test('without adb: it is fetched for who agrees to the terms, a phone is found, and it is removed again', async ({
  app,
  adb,
  home,
  google,
  page,
  startPhone,
}) => {
  // The server that the app starts is to be that of the adb it fetches.
  await adb.kill()
  const folder = join(home, 'user-data/platform-tools')
  const pages = await watchOpenedPages(app)
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await expect(page.getByRole('heading', { name: 'One tool is missing' })).toBeVisible()
  await inspect(page, 'adb-missing')

  await page.getByRole('button', { name: 'Get it' }).click()
  const dialog = page.getByRole('dialog', { name: 'Get adb from Google' })
  await expect(dialog).toContainText('dl.google.com')
  await inspect(page, 'get-adb')
  await dialog.getByRole('button', { name: 'Read the terms' }).click()
  await expect.poll(pages).toEqual(['https://developer.android.com/studio/terms'])
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeDisabled()

  await dialog.getByRole('checkbox', { name: 'I agree to Google’s terms' }).click()
  google.setSending('held')
  expect(google.asked()).toBe(0)
  await dialog.getByRole('button', { name: 'Download' }).click()
  const progress = dialog.getByRole('progressbar', { name: 'Downloading adb' })
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(40)
  await inspect(page, 'get-adb-progress')
  google.letGo()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Connect your phone' })).toBeFocused()
  expect(await readdir(folder)).toEqual(['37.0.1'])
  expect(await programOfServer(adb.port)).toBe(join(await realpath(folder), '37.0.1/adb'))

  const phone = await startPhone({ model: 'Pixel 7' })
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()

  await page.getByRole('button', { name: 'Settings' }).click()
  const card = page.getByRole('region', { name: 'adb' })
  await expect(card).toContainText('Downloaded by Phonekeep, version 37.0.1')
  await card.scrollIntoViewIfNeeded()
  await inspect(page, 'settings-adb')
  await card.getByRole('button', { name: 'Remove' }).click()
  await inspect(page, 'remove-adb')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(card).toContainText('Not on this computer')
  await expect(card.getByRole('button', { name: 'Get it' })).toBeVisible()
  await expect.poll(() => programOfServer(adb.port)).toBeNull()
  expect(await readdir(join(home, 'user-data'))).not.toContain('platform-tools')
})

test('a wrong hash, a broken connection and no network: says what to do, and a second try succeeds', async ({
  home,
  google,
  page,
}) => {
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await page.getByRole('button', { name: 'Get it' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').click()
  google.setSending('changed')
  await dialog.getByRole('button', { name: 'Download' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The download isn’t the expected file')
  await expect(dialog.getByRole('button', { name: 'Try again' })).toBeFocused()
  await inspect(page, 'get-adb-wrong')
  google.setSending('broken-off')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The download was interrupted')
  google.setSending('not-found')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Google’s server refused the download')
  google.setSending('gone')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Google couldn’t be reached')
  await inspect(page, 'get-adb-offline')
  expect(await readdir(join(home, 'user-data/platform-tools'))).toEqual([])
  google.setSending('whole')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()
})

test('no room: says how much it takes, and a second try succeeds once there is', async ({ home, page }) => {
  const disk = mountSmallDisk(join(home, 'user-data/platform-tools'), 64 * 1024)
  try {
    await page.getByRole('button', { name: 'Device Data Backup' }).click()
    await page.getByRole('button', { name: 'Get it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox').click()
    await dialog.getByRole('button', { name: 'Download' }).click()
    const alert = dialog.getByRole('alert')
    await expect(alert).toContainText('There isn’t enough space')
    await expect(alert).toContainText(/It takes \d+ kB .* where [\d.]+ kB is free/)
    await inspect(page, 'get-adb-no-space')
    disk.resize(16 * 1024 ** 2)
    await dialog.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()
  } finally {
    disk.unmount()
  }
})

test('cancelled: nothing is left, and the terms are asked for again', async ({ home, google, page }) => {
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await page.getByRole('button', { name: 'Get it' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox').click()
  google.setSending('held')
  await dialog.getByRole('button', { name: 'Download' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect.poll(() => readdir(join(home, 'user-data/platform-tools'))).toEqual([])
  await expect(page.getByRole('button', { name: 'Get it' })).toBeFocused()
  await page.getByRole('button', { name: 'Get it' }).click()
  await expect(dialog.getByRole('checkbox', { name: 'I agree to Google’s terms' })).not.toBeChecked()
})

/** Where this computer's adb is. */
async function findOwnAdb(): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(':')) {
    const found = await realpath(join(folder, 'adb')).catch(() => null)
    if (found !== null) return found
  }
  throw new Error('There is no adb on PATH')
}

/** What the app opens in the browser from now on; nothing is opened. */
async function watchOpenedPages(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = address => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
}

/** The program of the adb server on this port, by Linux's /proc; null while there is none. */
async function programOfServer(port: number): Promise<string | null> {
  for (const pid of (await readdir('/proc')).filter(name => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('fork-server') && command.includes(`:${port}`))
      return await readlink(`/proc/${pid}/exe`).catch(() => null)
  }
  return null
}
