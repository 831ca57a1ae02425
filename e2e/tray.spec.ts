import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { cancelBackup, startSlowBackup } from './steps'

const close = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
const isVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())

test.describe('on a desktop with a tray', () => {
  // What asks the desktop for its tray is this program.
  const tools = join(tmpdir(), `phonekeep-tray-${process.pid}`)
  test.use({ appEnv: { PATH: `${tools}:${process.env['PATH']}` } })
  test.beforeAll(async () => {
    await mkdir(tools, { recursive: true })
    await writeFile(join(tools, 'dbus-send'), '#!/bin/sh\necho "   boolean true"\n', { mode: 0o755 })
  })
  test.afterAll(() => rm(tools, { recursive: true, force: true }))

  test('a backup goes on when the window is closed, asked once, and its result is there later', async ({
    app,
    page,
    output,
    phone,
  }) => {
    await startSlowBackup(app, page, output, { phone, bytesPerSecond: 8_000_000 })
    await close(app)
    await shrinkWindow(app)
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await inspect(page, 'close-with-tray')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Run in background' }).click()
    await expect.poll(() => isVisible(app)).toBe(false)
    await app.evaluate(({ app: electron }) => electron.emit('activate'))
    await expect.poll(() => isVisible(app)).toBe(true)
    await expect(page.getByRole('progressbar', { name: 'Backup progress' })).toBeVisible()
    await close(app)
    await expect.poll(() => isVisible(app)).toBe(false)
    phone.setFaults({})
    await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeAttached()
    expect(await isVisible(app)).toBe(false)
    await app.evaluate(({ app: electron }) => electron.emit('activate'))
    await expectEqualToPhone(await onlyBackup(output), phone)
    await page.getByRole('button', { name: 'Settings' }).click()
    await expect(page.getByRole('switch', { name: 'Continue in the background' })).toBeChecked()
  })
})

test('a desktop without a tray: the question says that closing stops it', async ({
  app,
  page,
  output,
  phone,
}) => {
  await startSlowBackup(app, page, output, { phone, bytesPerSecond: 4_000_000 })
  await shrinkWindow(app)
  await close(app)
  await expect(page.getByRole('alertdialog')).toContainText('This desktop has no tray')
  await expect(page.getByRole('button', { name: 'Run in background' })).toBeHidden()
  await inspect(page, 'close-without-tray')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep going' }).click()
  await cancelBackup(page)
})
