import { access, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { dropOnWindow } from './drop-on-window'
import { answerFolderDialog } from './fixtures'
import { expect, test } from './shared-app'
import { allBackups, expectEqualToPhone, onlyBackup } from './read-backup'
import { inspect, shrinkWindow } from './inspect'
import { screenshot } from './screenshot'
import {
  cancelBackup,
  finishBackup,
  libraryRows,
  lookInside,
  openChooseData,
  openLibrary,
  origin,
  pickFolder,
  startBackup,
  switchEncryption,
  typeNewPassword,
} from './steps'

const there = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

test('interrupted: says so, and can be resumed', async ({ app, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 8_000_000 })
  await startBackup(app, page, output)
  const bar = page.getByRole('progressbar', { name: 'Backup progress' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(10)
  await openLibrary(page)
  // It runs: it is not an interrupted one, and nothing else can be begun.
  await expect(libraryRows(page).getByText('In progress')).toBeVisible()
  await expect(page.getByText(/^Interrupted/)).toBeHidden()
  await expect(page.getByRole('button', { name: /^(Open|Verify|Delete)/ })).toBeHidden()
  await screenshot(page, 'library-being-made')
  await page.getByRole('button', { name: 'Show progress' }).click()
  await cancelBackup(page)
  phone.setFaults({})
  await openLibrary(page)
  await expect(libraryRows(page).getByText('Interrupted: not everything was copied.')).toBeVisible()
  await screenshot(page, 'library-interrupted')
  await lookInside(page)
  await expect(page.getByText(/^[1-9]\d* items?, .* in this backup$/)).toBeVisible()
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await libraryRows(page)
    .getByRole('button', { name: /^Continue/ })
    .click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  await expect(origin(page, 'Kept from the interrupted backup')).toContainText(/[1-9]\d* items?/)
  await expectEqualToPhone(await onlyBackup(output), phone)
})

test('the first encrypted backup of a phone is in progress while it runs', async ({
  app,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, true)
  await typeNewPassword(page, 'gramophone quay walnut 3')
  phone.setFaults({ bytesPerSecond: 4_000_000 })
  await page.getByRole('button', { name: 'Start backup' }).click()
  const bar = page.getByRole('progressbar', { name: 'Backup progress' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(2)
  await openLibrary(page)
  await expect(libraryRows(page).getByText('In progress')).toBeVisible()
  await expect(page.getByText(/^Interrupted/)).toBeHidden()
})

test('a backup that is gone: the Library says so and what it offers is what it advises', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await shrinkWindow(app)
  await openLibrary(page)
  const row = libraryRows(page)
  for (const text of [/^2 items · /, / unique to this backup$/]) {
    const box = await row.getByText(text).boundingBox()
    // One line each.
    expect(box?.height ?? 100).toBeLessThan(30)
  }
  await inspect(page, 'library-row')
  await rm(await onlyBackup(output), { recursive: true })
  await row.getByRole('button', { name: /^Open the backup/ }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Backup not found' })
  await expect(alert).toContainText('The Library looks for it again.')
  await alert.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('No backups yet')).toBeVisible()
})

test('verified from the Library: sound at first; then damaged, and the list says so from then on', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  const folder = await onlyBackup(output)
  const [line] = await expectEqualToPhone(folder, phone)
  await openLibrary(page)
  const verify = libraryRows(page).getByRole('button', { name: /^Verify/ })
  await verify.click()
  await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the Library' }).click()
  const file = join(folder, line?.file ?? '')
  const bytes = await readFile(file)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  await chmod(file, 0o600)
  await writeFile(file, bytes)
  await verify.click()
  await expect(page.getByRole('heading', { name: 'Something is wrong with this backup' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the Library' }).click()
  await expect(
    libraryRows(page).getByText('Damaged: 1 file is changed, missing or unreadable.'),
  ).toBeVisible()
  await screenshot(page, 'library-damaged')
})

test('deleted: asks first, says what it frees, goes to the trash, and the other backup stays whole', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await finishBackup({ app, page, output }, { pictures: 4, secret: null })
  const [first = '', second = ''] = await allBackups(output)
  await openLibrary(page)
  await expect(page.getByText(/measuring/)).toHaveCount(0)
  const remove = libraryRows(page)
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
  await remove.click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(/Emptying the trash frees [\d.]+ \w+\. Other backups are not affected/)
  await question.getByRole('button', { name: 'Keep it' }).click()
  await expect(remove).toBeFocused()
  expect(await there(first)).toBe(true)
  await remove.click()
  await question.getByRole('button', { name: 'Move to trash' }).click()
  await expect(page.getByText(/ is in the trash\.$/)).toBeFocused()
  await expect(libraryRows(page)).toHaveCount(1)
  await screenshot(page, 'library-deleted')
  expect(await there(first)).toBe(false)
  expect(await expectEqualToPhone(second, phone)).toHaveLength(4)
})

test('shown in its folder, and folders added, dropped and taken off the list', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  const moved = join(home, 'Old drive')
  await mkdir(moved)
  const phoneFolder = dirname(await onlyBackup(output))
  await rename(phoneFolder, join(moved, basename(phoneFolder)))
  await openLibrary(page)
  await expect(page.getByText('No backups yet')).toBeVisible()
  await answerFolderDialog(app, moved)
  await page.getByRole('button', { name: 'Add folder…' }).first().click()
  await expect(libraryRows(page)).toHaveCount(1)
  await app.evaluate(({ shell }) => {
    const seen = globalThis as { revealed?: string }
    shell.showItemInFolder = path => void (seen.revealed = path)
  })
  await libraryRows(page)
    .getByRole('button', { name: /^Show the backup/ })
    .click()
  await expect
    .poll(() => app.evaluate(() => (globalThis as { revealed?: string }).revealed ?? ''))
    .toContain('Old drive')
  await page.getByRole('button', { name: /^Remove .*Old drive from the list$/ }).click()
  await expect(page.getByText('No backups yet')).toBeVisible()
  expect(await there(join(moved, basename(phoneFolder)))).toBe(true)

  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
  await dropOnWindow(page, moved)
  await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible()
  await expect(libraryRows(page)).toHaveCount(1)
  const letter = join(home, 'letter.txt')
  await writeFile(letter, 'no folder')
  await dropOnWindow(page, letter)
  const told = page.getByRole('alert').filter({ hasText: 'Not a folder' })
  await expect(told).toBeVisible()
  await screenshot(page, 'dropped-file')
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(told).toBeHidden()
  await rm(moved, { recursive: true })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('Not found. Is the drive connected?')).toBeVisible()
  await screenshot(page, 'library-missing-drive')
})
