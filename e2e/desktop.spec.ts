import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ElectronApplication } from 'playwright/test'
import { electronPath } from '../scripts/setup/electron-path.mjs'
import en from '../src/words/en.json' with { type: 'json' }
import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { argumentsOf, environmentOf } from './launch-app'
import {
  openChooseData,
  pickFolder,
  pickPictures,
  startBackup,
  switchEncryption,
  typeNewPassword,
} from './steps'

/** What the application menu has, by menu. */
function menuOf(app: ElectronApplication): Promise<Record<string, string[]>> {
  return app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()
    return Object.fromEntries(
      (menu?.items ?? []).map(({ label, submenu }) => [label, submenu?.items.map(item => item.label) ?? []]),
    )
  })
}

async function chooseInMenu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(item => item.label === wanted)?.click()
  }, label)
}

/** The system's dialog for saving, answered. */
async function answerSaveDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
}

test('the menu has what people look for, and follows the language', async ({ app, page }) => {
  const menu = await menuOf(app)
  expect(Object.keys(menu)).toEqual(['File', 'Edit', 'View', 'Help'])
  expect(menu['File']).toEqual([
    ...['Back up', 'Restore', 'Library', 'Automatic', 'Second copies', '', 'Settings…', '', 'Quit Phonekeep'],
  ])
  expect(menu['Help']).toContain('About Phonekeep')
  expect(JSON.stringify(menu)).not.toMatch(/Reload|Developer|Electron/)
  for (const [label, heading] of [
    ['Library', 'Library'],
    ['Restore', 'Choose a backup'],
    ['Automatic', 'Automatic backup'],
    ['Second copies', 'Second copies'],
    ['Settings…', 'Settings'],
    ['Back up', en.home.title],
  ] as const) {
    await chooseInMenu(app, label)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
  await chooseInMenu(app, 'Settings…')
  await page.getByRole('radio', { name: '简体中文' }).click()
  await expect.poll(async () => Object.keys(await menuOf(app))).toEqual(['文件', '编辑', '显示', '帮助'])
})

test('the window opens where it was, on a screen that is there', async ({ app, page, home, relaunch }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const place = { x: 40, y: 60, width: 1010, height: 690 }
  await app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  )
  await app.close()
  const boundsOf = (running: ElectronApplication) =>
    running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const second = await relaunch()
  expect(await boundsOf(second.app)).toEqual(place)
  await second.app.close()

  // That screen has been unplugged.
  const file = join(home, 'user-data/settings.json')
  const settings = JSON.parse(await readFile(file, 'utf8')) as object
  const gone = { x: 9_000, y: 60, width: 1010, height: 690, maximized: false }
  await writeFile(file, JSON.stringify({ ...settings, windowPlace: gone }))
  const third = await relaunch()
  const bounds = await boundsOf(third.app)
  expect(bounds).toMatchObject({ width: 1010, height: 690 })
  expect(bounds?.x).toBeLessThan(3_000)
})

test('a second start brings up the first, and ends', async ({ app, page, adb, home, appEnv }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  await promisify(execFile)(electronPath(), argumentsOf(home), { env: environmentOf({ adb, home, appEnv }) })
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

/** What the desktop was told. */
interface Told {
  readonly bars: readonly (readonly [share: number, mode?: string])[]
  readonly notes: readonly string[]
  readonly awake: readonly boolean[]
}

test('a backup keeps the computer awake, is seen in the taskbar, and its end is told when nobody looks', async ({
  app,
  page,
  output,
  phone,
}) => {
  await app.evaluate(({ BrowserWindow, Notification, powerSaveBlocker }) => {
    const told: { bars: unknown[]; notes: string[]; awake: boolean[] } = { bars: [], notes: [], awake: [] }
    Object.assign(globalThis, { told })
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) throw new Error('There is no window.')
    window.setProgressBar = (value, options) => told.bars.push([value, options?.mode])
    window.isFocused = () => false
    const start = powerSaveBlocker.start.bind(powerSaveBlocker)
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker)
    powerSaveBlocker.start = type => {
      told.awake.push(true)
      return start(type)
    }
    powerSaveBlocker.stop = id => {
      told.awake.push(false)
      return stop(id)
    }
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      told.notes.push(`${this.title}: ${this.body}`)
    }
  })
  const told = () => app.evaluate(() => (globalThis as unknown as { told: Told }).told)
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 20_000_000 })
  await startBackup(app, page, output)
  await expect.poll(async () => (await told()).bars.length).toBeGreaterThan(2)
  // It lasts long enough to be told of.
  await app.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 60_000
  })
  phone.setFaults({})
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  const { bars, notes, awake } = await told()
  expect(awake).toEqual([true, false])
  expect(notes).toEqual(['Backup finished: Google Pixel 7'])
  expect(bars.at(-1)?.[0]).toBe(-1)
  const shares = bars.filter(([, mode]) => mode === 'normal').map(([share]) => share)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(Math.max(...shares)).toBeLessThanOrEqual(1)
})

test('a report after an encrypted backup has versions and states, and no name, path or secret', async ({
  app,
  page,
  home,
  output,
  phone,
}) => {
  const password = 'correct horse battery'
  await openChooseData(page)
  const names = await pickPictures(page, 5)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, true)
  await typeNewPassword(page, password)
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible()
  // Something goes wrong, too.
  const wrong = page.evaluate(() => window.api.catalog.open({ serial: 'no such phone' }))
  expect((await wrong).ok).toBe(false)

  // Chosen in the menu, it is told by a dialog when it could not be saved.
  await app.evaluate(({ dialog }) => {
    dialog.showErrorBox = title => Object.assign(globalThis, { toldBox: title })
  })
  await answerSaveDialog(app, '/nowhere/report.txt')
  await chooseInMenu(app, 'Save a Report…')
  const toldBox = () => app.evaluate(() => (globalThis as { toldBox?: string }).toldBox)
  await expect.poll(toldBox).toBe(en.errors['disk-failed'].title)

  const file = join(home, 'report.txt')
  await answerSaveDialog(app, file)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Save a report…' }).click()
  await expect(page.getByText('The report was saved.')).toBeVisible()
  await shrinkWindow(app)
  await page.getByText('The report was saved.').scrollIntoViewIfNeeded()
  await inspect(page, 'settings-report')
  const report = await readFile(file, 'utf8')
  expect(report).toMatch(/^Phonekeep: \d/m)
  expect(report).toMatch(/^phone: .*ready, Android 14, SDK 34/m)
  expect(report).toMatch(/^job: backup, done, .*encrypted, items 5\/5/m)
  expect(report).toMatch(/ job \{"kind":"backup","status":"done"/)
  const log = await readFile(join(home, 'user-data/logs/phonekeep.log'), 'utf8')
  const secrets = [password, home, output, phone.serial, 'Pixel', 'DCIM', 'age1', ...names]
  for (const text of [report, log])
    expect(secrets.filter(secret => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([])
})
