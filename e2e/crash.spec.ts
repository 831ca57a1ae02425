import type { ElectronApplication } from 'playwright/test'
import en from '../src/words/en.json' with { type: 'json' }
import { expect, test } from './fixtures'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { startSlowBackup } from './steps'

test('a window that dies comes back with its running backup, and says so', async ({
  app,
  page,
  output,
  phone,
}) => {
  await startSlowBackup(app, page, output, { phone, bytesPerSecond: 8_000_000 })
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
  // The page that Playwright knows has died with its process: the new one is asked through main.
  await expect.poll(() => textOf(app), { timeout: 30_000 }).toContain('Backing up Google Pixel 7')
  expect(await textOf(app)).toContain(en.crash.reloaded)
  phone.setFaults({})
  await expect.poll(() => textOf(app), { timeout: 60_000 }).toMatch(/Backup complete/)
  await expectEqualToPhone(await onlyBackup(output), phone)
})

test('a window that dies again and again: says so, and can still be closed', async ({
  app,
  page,
  output,
  phone,
}) => {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showErrorBox = title => void asked.push(title)
    dialog.showMessageBox = ((_window: unknown, { message }: Electron.MessageBoxOptions) => {
      asked.push(message)
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
  })
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  await startSlowBackup(app, page, output, { phone, bytesPerSecond: 4_000_000 })
  for (let crashes = 0; crashes < 4; crashes++) {
    await expect.poll(() => textOf(app), { timeout: 30_000 }).toContain('Backing up Google Pixel 7')
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
  }
  await expect.poll(asked).toEqual([en.crash.again])
  // The page cannot ask any more whether to stop; the system's dialog does.
  const ended = app.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
  await ended
  const folder = await onlyBackup(output)
  expect(folder.endsWith('.partial')).toBe(true)
  await expectEqualToPhone(folder, phone)
})

function textOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return ''
    // A page that is only coming never answers.
    const late = new Promise(resolve => setTimeout(resolve, 1_000, ''))
    return (await Promise.race([contents.executeJavaScript('document.body.innerText'), late])) as string
  })
}
