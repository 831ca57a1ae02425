import { mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright/test'
import { forgeContents, forgedPath, renameBackup } from '../test/forge-backup'
import { answerFolderDialog, test as testOwnApp } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { allBackups, expectEqualToPhone, onlyBackup, originalOf } from './read-backup'
import { finishBackup, libraryRows, openLibrary } from './steps'
import { expect, test } from './shared-app'

const password = 'walnut gramophone quay 7'

const contents = (page: Page) => page.getByRole('heading', { name: 'Choose what to restore' })
const question = (page: Page) =>
  page.getByRole('alertdialog', { name: 'This backup isn’t signed with its key' })
const openFirst = (page: Page) =>
  libraryRows(page)
    .first()
    .getByRole('button', { name: /^Open the backup/ })

testOwnApp(
  'a forged encrypted backup is told before anything of it is shown, and exported and restored after a yes only',
  async ({ app, page, home, output, phone, relaunch }) => {
    await finishBackup({ app, page, output }, { pictures: 3, secret: password })
    await forgeContents(await onlyBackup(output))
    await app.close()
    const { app: nextApp, page: next } = await relaunch()
    await shrinkWindow(nextApp)
    await openLibrary(next)
    await expect(libraryRows(next).getByText(/^Not signed with this phone’s key/)).toBeVisible()
    await inspect(next, 'library-not-signed')
    await openFirst(next).click()
    await next.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password)
    await next.keyboard.press('Enter')
    await expect(question(next)).toContainText('Its signature doesn’t match.')
    await expect(question(next).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(contents(next)).toBeHidden()
    await inspect(next, 'not-signed-question')
    await question(next).getByRole('button', { name: 'Cancel' }).click()
    await expect(question(next)).toBeHidden()
    await expect(openFirst(next)).toBeFocused()
    await expect(contents(next)).toBeHidden()

    // The password is not asked for again; the question is.
    await openFirst(next).click()
    await question(next).getByRole('button', { name: 'Open anyway' }).click()
    await expect(contents(next)).toBeVisible()
    await expect(next.getByRole('alert').filter({ hasText: 'Not signed with its key' })).toBeVisible()
    await expect(next.getByText(/^1 item, .* in this backup$/)).toBeVisible()
    await inspect(next, 'not-signed-contents')
    await next.getByRole('checkbox', { name: 'Select everything' }).click()
    const target = join(home, 'Desktop')
    await mkdir(target)
    await next.getByRole('button', { name: 'Restore…' }).click()
    await next.getByRole('radio', { name: 'To this computer' }).click()
    await answerFolderDialog(nextApp, target)
    await next.getByRole('button', { name: 'Choose folder…' }).click()
    await next.getByRole('button', { name: 'Start export' }).click()
    await expect(next.getByRole('heading', { name: 'Export complete' })).toBeVisible()
    expect(await readdir(target)).toEqual(['forged.jpg'])

    // Back to where it is open; once more to the list.
    await next.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
    await openLibrary(next)
    await openFirst(next).click()
    await question(next).getByRole('button', { name: 'Open anyway' }).click()
    await expect(next.getByText(/^1 item, .* in this backup$/)).toBeVisible()
    await next.getByRole('checkbox', { name: 'Select everything' }).click()
    await next.getByRole('button', { name: 'Restore…' }).click()
    await next.getByRole('radio', { name: 'To the phone' }).click()
    await next.getByRole('button', { name: 'Start restore' }).click()
    await expect(next.getByRole('heading', { name: 'Restore complete' })).toBeVisible()
    expect(await readFile(originalOf(forgedPath, phone), 'utf8')).toBe('somebody else made this')
  },
)

test('with one click, too, nothing unsigned is restored without a question', async ({
  app,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: password })
  await forgeContents(await onlyBackup(output), 'do not tell')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'One-click Restore' }).click()
  await expect(page.getByRole('radio')).toBeChecked()
  await page.getByRole('button', { name: 'Restore everything' }).click()
  await expect(question(page)).toContainText('Its list of contents isn’t the one that was signed.')
  await question(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: 'Restore everything' })).toBeFocused()
  const dcim = dirname(originalOf(forgedPath, phone))
  expect(await readdir(dcim)).not.toContain('forged.jpg')
  await page.getByRole('button', { name: 'Restore everything' }).click()
  await question(page).getByRole('button', { name: 'Restore anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Restore complete' })).toBeVisible()
  expect(await readdir(dcim)).toContain('forged.jpg')
})

test('a plain backup in the folder of a phone whose key is known here is marked, and not preselected', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: password })
  await page.getByRole('button', { name: 'Done' }).click()
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  await shrinkWindow(app)
  await openLibrary(page)
  const [plain, encrypted] = [libraryRows(page).first(), libraryRows(page).nth(1)]
  await expect(plain.getByText('Not made with this phone’s key: it isn’t encrypted.')).toBeVisible()
  await expect(encrypted.getByText(/phone’s key/)).toBeHidden()
  await inspect(page, 'library-newcomer')
  await page.getByRole('navigation').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText('Not made with this phone’s key: it isn’t encrypted.')).toBeVisible()
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await inspect(page, 'restore-newcomer')
  // It is a mark: its owner may have made it, and opens it as ever.
  await openLibrary(page)
  await openFirst(page).click()
  await expect(page.getByText(/^3 items, .* in this backup$/)).toBeVisible()
  const [first = '', second = ''] = await allBackups(output)
  await expectEqualToPhone(first, phone, password)
  await expectEqualToPhone(second, phone)
})

test('a renamed backup opens, and says what its name was; verifying says that it is signed', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: password })
  await renameBackup(await onlyBackup(output), 'Before the holidays')
  await shrinkWindow(app)
  await openLibrary(page)
  await openFirst(page).click()
  await expect(contents(page)).toBeVisible()
  await expect(page.getByText(/its folder was called “2026-/)).toBeVisible()
  await inspect(page, 'renamed-contents')
  await openLibrary(page)
  await libraryRows(page)
    .getByRole('button', { name: /^Verify/ })
    .click()
  await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
  await expect(page.getByText('Signed with its key')).toBeVisible()
  await inspect(page, 'verified-renamed')
})
