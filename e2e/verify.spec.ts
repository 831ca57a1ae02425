import { chmod, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { test as testOwnApp } from './fixtures'
import { expectEqualToPhone, onlyBackup, allBackups } from './read-backup'
import { screenshot } from './screenshot'
import { openChooseData, pickFolder, pickPictures, switchEncryption, typeNewPassword } from './steps'
import { expect, test } from './shared-app'

const password = 'lantern otter walnut 5'

test('a plain backup: sound at first; then one file changed, one missing, one extra', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await backUp({ app, page, output }, null)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
  await expect(page.getByText(/^5 items, .* all present and unchanged/)).toBeVisible()
  await screenshot(page, 'verified')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()

  const folder = await onlyBackup(output)
  const [changed, gone] = (await expectEqualToPhone(folder, phone)).map(({ file }) => file)
  await flipByte(join(folder, changed ?? ''))
  await rm(join(folder, gone ?? ''))
  await writeFile(join(folder, 'letter.txt'), 'not ours')
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('heading', { name: 'Something is wrong with this backup' })).toBeVisible()
  await expect(page.getByText(/^2 files are changed, missing or unreadable/)).toBeVisible()
  await expect(page.getByRole('list', { name: 'These files have changed' })).toHaveText(changed ?? '')
  await expect(page.getByRole('list', { name: 'These files are missing' })).toHaveText(gone ?? '')
  await expect(page.getByRole('list', { name: 'These files don’t belong to the backup' })).toHaveText(
    'letter.txt',
  )
  await screenshot(page, 'faults')
  const list = join(output, 'faults.txt')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, list)
  await page.getByRole('button', { name: 'Save list…' }).click()
  await expect(page.getByText('The list was saved.')).toBeVisible()
  expect((await readFile(list, 'utf8')).trimEnd().split('\n')).toHaveLength(3)
})

test('a check can be paused and cancelled like a backup', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await backUp({ app, page, output }, null)
  const folder = await onlyBackup(output)
  const [line] = await expectEqualToPhone(folder, phone)
  const file = join(folder, line?.file ?? '')
  await chmod(file, 0o600)
  // Nothing but zeros, which take no room on the disk: long to read.
  await truncate(file, 40_000_000_000)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('heading', { name: 'Verifying the backup of Google Pixel 7' })).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  const progress = page.getByRole('region', { name: 'Verification progress' })
  await expect(progress.getByText('Paused')).toBeVisible()
  await screenshot(page, 'verifying-paused')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await expect(page.getByRole('region', { name: /^Verifying the backup/ })).toContainText('Paused')
  await screenshot(page, 'home-verifying')
  await page.getByRole('button', { name: 'Show progress' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(progress.getByText('Verifying', { exact: true })).toBeVisible()
  await screenshot(page, 'verifying')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect(page.getByRole('alertdialog', { name: 'A backup is being verified' })).toBeVisible()
  await page.getByRole('button', { name: 'Keep going' }).click()
  await page.getByRole('button', { name: 'Cancel verification' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel verification' }).click()
  await expect(page.getByRole('heading', { name: 'Verification cancelled' })).toBeVisible()
  await screenshot(page, 'check-cancelled')
})

testOwnApp(
  'an encrypted backup: asks for a password it does not know, again when it is wrong',
  async ({ app, page, output, phone, relaunch }) => {
    await backUp({ app, page, output }, password)
    // Typed a moment ago: the app that runs knows it.
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
    await expect(page.getByText('Encrypted', { exact: true })).toBeVisible()
    await app.close()

    const { app: nextApp, page: next } = await relaunch()
    await expect(next.getByText('Google Pixel 7').first()).toBeVisible()
    await backUp({ app: nextApp, page: next, output }, 'known')
    await next.getByRole('button', { name: 'Verify' }).click()
    const dialog = next.getByRole('dialog')
    const field = dialog.getByLabel('Password', { exact: true })
    await expect(field).toBeFocused()
    await next.keyboard.press('Escape')
    await expect(next.getByRole('button', { name: 'Verify' })).toBeFocused()
    await next.keyboard.press('Enter')
    await field.fill('lantern')
    await field.press('Enter')
    await expect(field).toHaveAccessibleDescription(/Wrong password/)
    await expect(field).toBeFocused()
    await screenshot(next, 'verify-password')
    await field.fill(password)
    await dialog.getByRole('button', { name: 'Verify' }).click()
    await expect(next.getByRole('heading', { name: 'Backup verified' })).toBeVisible()

    const folder = (await allBackups(output)).at(-1) ?? ''
    const lines = await expectEqualToPhone(folder, phone, password)
    await flipByte(join(folder, lines[0]?.file ?? ''))
    await next.getByRole('button', { name: 'Back', exact: true }).click()
    await next.getByRole('button', { name: 'Verify' }).click()
    await field.fill(password)
    await field.press('Enter')
    await expect(next.getByRole('heading', { name: 'Something is wrong with this backup' })).toBeVisible()
    // By the name it had on the phone: the one on the disk says nothing.
    await expect(next.getByRole('list', { name: 'These files have changed' })).toContainText(
      lines[0]?.path ?? '',
    )
  },
)

testOwnApp(
  'a remembered password is not asked for, and lies sealed',
  async ({ app, page, home, output, phone: _phone, relaunch }) => {
    await useKeychain(app)
    await backUp({ app, page, output }, password, true)
    await app.close()
    const sealed = await readFile(join(home, 'user-data/passwords.json'), 'utf8')
    expect(sealed).toContain('age1')
    expect(sealed).not.toContain(password)
    expect(sealed).not.toContain(Buffer.from(password).toString('base64'))

    const { app: nextApp, page: next } = await relaunch()
    await useKeychain(nextApp)
    await expect(next.getByText('Google Pixel 7').first()).toBeVisible()
    await backUp({ app: nextApp, page: next, output }, 'known')
    await next.getByRole('button', { name: 'Verify' }).click()
    await expect(next.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
  },
)

/** A machine for tests has no keychain: Electron seals by itself then, and says that it is one. */
async function useKeychain(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ safeStorage }) => {
    safeStorage.setUsePlainTextEncryption(true)
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret'
  })
}

interface Place {
  readonly app: ElectronApplication
  readonly page: Page
  readonly output: string
}

/** Backs up five pictures. @param secret null for a plain backup, `known` where no password is needed */
async function backUp({ app, page, output }: Place, secret: string | null, remember = false): Promise<void> {
  await openChooseData(page)
  await pickPictures(page, 5)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, secret !== null)
  if (secret !== null && secret !== 'known') await typeNewPassword(page, secret)
  if (remember) await page.getByRole('checkbox', { name: 'Remember it on this computer' }).click()
  else await expect(page.getByRole('checkbox', { name: 'Remember it on this computer' })).toBeHidden()
  if (remember) await screenshot(page, 'remember')
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
}

/** The size and the time stay. */
async function flipByte(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  await chmod(file, 0o600)
  await writeFile(file, bytes)
}
