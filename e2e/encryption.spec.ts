import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeIndexLine, nameOf, type IndexLine } from '../src/core/format/index-line'
import { openBackup } from '../src/core/library/open-backup'
import { decryptWithAge, openKeyWithAge } from './age-tool'
import { allBackups, expectEqualToPhone, onlyBackup, originalOf, recipient } from './read-backup'
import { screenshot } from './screenshot'
import { openChooseData, origin, pickFolder, pickPictures, switchEncryption, typeNewPassword } from './steps'
import { expect, test } from './shared-app'

const password = 'walnut gramophone Öse quay 7'
const other = 'quay otter lantern 12'

test('5 pictures, encrypted, unplugged in the middle: the age tool opens what the phone has', async ({
  app,
  adb,
  page,
  home,
  output,
  phone,
}) => {
  await openChooseData(page)
  const names = await pickPictures(page, 5)
  await page.getByRole('switch', { name: 'Encrypted Backup' }).click()
  await screenshot(page, 'choose-encrypted')
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await typeNewPassword(page, password)
  await expect(page.getByText(/^Strong: /)).toBeVisible()
  // Of about 2 MB, at a speed that leaves the time to look.
  phone.setFaults({ unplugAfter: 700_000, bytesPerSecond: 2_000_000 })
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByText('Waiting for the phone')).toBeVisible()
  await expect(page.getByText('Encrypted', { exact: true })).toBeVisible()
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  await expect(page.getByText('Encrypted', { exact: true })).toBeVisible()
  await screenshot(page, 'done-encrypted')

  const folder = await onlyBackup(output)
  const key = join(home, 'key.txt')
  await openKeyWithAge(join(folder, 'key.age'), password, key)
  const index = await decryptWithAge(join(folder, 'index.jsonl.age'), key)
  const lines = index.toString('utf8').trimEnd().split('\n').map(decodeIndexLine)
  const pathOf = (line: IndexLine | null) => (line ? nameOf(line) : '')
  expect(lines.map(line => pathOf(line).split('/').at(-1)).sort()).toEqual([...names].sort())
  for (const line of lines) {
    const saved = await decryptWithAge(join(folder, line?.file ?? ''), key)
    expect(saved.equals(await readFile(originalOf(pathOf(line), phone)))).toBe(true)
  }
  // Neither the names nor the password are anywhere else.
  expect(await filesWith(folder, names)).toEqual([])
  expect(await filesWith(home, [password])).toEqual([])
})

test('an empty, two different, a weak password: told at the field; weak ones are allowed', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await openChooseData(page)
  await pickPictures(page, 3)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, true)
  const first = page.getByLabel('Password', { exact: true })
  const second = page.getByLabel('Confirm password')
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(first).toBeFocused()
  await expect(first).toHaveAccessibleDescription(/Enter a password/)
  await first.fill('secret1')
  await expect(page.getByText(/^Weak: /)).toBeVisible()
  await expect(page.getByRole('meter', { name: 'Strength' })).toHaveAttribute('aria-valuetext', 'weak')
  await second.fill('Secret1')
  await second.press('Enter')
  await expect(second).toBeFocused()
  await expect(second).toHaveAccessibleDescription(/Passwords don’t match/)
  await screenshot(page, 'password-different')
  // Shown on request, and in no attribute of the page even then.
  await page.getByRole('button', { name: 'Show password' }).first().click()
  await expect(first).toHaveAttribute('type', 'text')
  expect(await page.content()).not.toContain('secret1')
  expect(await readdir(output)).toEqual([])
  await second.fill('secret1')
  await second.press('Enter')
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  expect(await expectEqualToPhone(await onlyBackup(output), phone, 'secret1')).toHaveLength(3)
})

test('the next encrypted backup needs no password and copies nothing; then the password changes', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await openChooseData(page)
  await pickPictures(page, 4)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, true)
  await typeNewPassword(page, password)
  await startAndFinish(page)
  await openOutputAgain(page, 4)
  await expect(page.getByText('Encrypted with the password of your earlier backups.')).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeHidden()
  await screenshot(page, 'output-known')
  await startAndFinish(page)
  await expect(origin(page, 'Copied from the phone')).toContainText('0 items')
  await expect(origin(page, 'Unchanged since the last backup')).toContainText('4 items')
  await expect(page.getByText('0 new, 0 changed, 0 no longer on the phone.')).toBeVisible()

  await openOutputAgain(page, 4)
  await page.getByRole('button', { name: 'Change password…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Old password').fill(other)
  await dialog.getByLabel('New password').fill(other)
  await dialog.getByLabel('Confirm password').fill(other)
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await expect(dialog.getByLabel('New password')).toHaveAccessibleDescription(/already the password/)
  await dialog.getByLabel('Old password').fill('nonsense')
  await dialog.getByRole('button', { name: 'Change password' }).click()
  await expect(dialog.getByLabel('Old password')).toHaveAccessibleDescription(/Wrong password/)
  await expect(dialog.getByLabel('Old password')).toBeFocused()
  await screenshot(page, 'change-password')
  await dialog.getByLabel('Old password').fill(password)
  await dialog.getByLabel('Old password').press('Enter')
  await expect(dialog.getByText('2 backups now open with the new password.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Done' }).click()
  for (const folder of await allBackups(output)) {
    expect(await expectEqualToPhone(folder, phone, other)).toHaveLength(4)
    await expect(openBackup(folder, password)).rejects.toThrow('wrong-password')
  }
})

test('on another computer: the password of the earlier backups, or a new one that shares nothing', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: phone,
}) => {
  await openChooseData(page)
  await pickPictures(page, 3)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await switchEncryption(page, true)
  await typeNewPassword(page, password)
  await startAndFinish(page)
  const forget = () => rm(join(home, 'user-data/vault-keys.json'))

  await forget()
  await openOutputAgain(page, 3)
  const earlier = page.getByLabel('Password of your earlier backups of this phone')
  await screenshot(page, 'output-password-needed')
  await earlier.fill('not this one')
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(earlier).toHaveAccessibleDescription(/Wrong password/)
  await expect(earlier).toBeFocused()
  await expect(earlier).toHaveValue('not this one')
  await earlier.fill(password)
  await startAndFinish(page)
  await expect(origin(page, 'Unchanged since the last backup')).toContainText('3 items')

  await forget()
  await openOutputAgain(page, 3)
  await page.getByRole('button', { name: 'Use a new password instead' }).click()
  await typeNewPassword(page, other)
  await screenshot(page, 'output-new-password')
  await startAndFinish(page)
  await expect(origin(page, 'Copied from the phone')).toContainText('3 items')
  const folders = await allBackups(output)
  expect(folders).toHaveLength(3)
  const [first, second, third] = await Promise.all(folders.map(recipient))
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  expect(await expectEqualToPhone(folders[2] ?? '', phone, other)).toHaveLength(3)
})

type Window = Parameters<typeof openChooseData>[0]

async function startAndFinish(page: Window): Promise<void> {
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
}

/** From a backup that has ended to the next one of the same pictures. */
async function openOutputAgain(page: Window, pictures: number): Promise<void> {
  // Back from the output screen, or from the result.
  const back = page.getByRole('button', { name: 'Done' })
  await back.click()
  await openChooseData(page)
  await pickPictures(page, pictures)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('heading', { name: 'Backup File Output' })).toBeVisible()
}

/** The files below a folder that hold one of these texts. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter(each => each.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    if (texts.some(text => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))))
      found.push(file)
  }
  return found
}
