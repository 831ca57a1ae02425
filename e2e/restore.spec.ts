import { readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { manyPictures, test as base } from './fixtures'
import { expect, test } from './shared-app'
import {
  allBackups,
  expectEqualToPhone,
  expectOnPhone,
  filesBelow,
  namesOnPhone,
  nameOf,
  onlyBackup,
  originalOf,
} from './read-backup'
import { screenshot } from './screenshot'
import {
  finishBackup,
  libraryRows,
  lookInside,
  openLibrary,
  pickToRestore,
  restoreComplete,
  restoreFact,
  startRestore,
  wipe,
} from './steps'

// Its five pictures have to be seen: among the first of twelve is one without a thumbnail.
const testOwnApp = base.extend(manyPictures)

const password = 'lantern otter walnut 5'

test('back up, wipe the phone, restore 7 photos, then everything: bytes and times are those of before', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  const lines = await expectEqualToPhone(await onlyBackup(output), phone)
  await wipe(adb, phone)
  expect(await namesOnPhone(phone)).toEqual([])

  await page.getByRole('button', { name: 'Done' }).click()
  await screenshot(page, 'home-four-choices')
  await page.getByRole('button', { name: 'Device Data Restore' }).click()
  await expect(page.getByRole('radio', { name: /^Google Pixel 7, / })).toBeChecked()
  await screenshot(page, 'choose-backup')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  const names = await pickToRestore(page, 7)
  await screenshot(page, 'inside-picked')
  await startRestore(page)
  await expect(restoreComplete(page)).toBeVisible()
  await expect(page.getByText(/^7 restored in .*, all verified on the phone \(SHA-256\)\.$/)).toBeVisible()
  await expect(page.getByText('The phone’s gallery lists 7 of 7.')).toBeVisible()
  await screenshot(page, 'restored')
  expect((await namesOnPhone(phone)).sort()).toEqual([...names].sort())
  await expectOnPhone(
    lines.filter(line => names.includes(nameOf(line))),
    phone,
  )

  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'One-click Restore' }).click()
  await expect(page.getByText('To Google Pixel 7')).toBeVisible()
  await screenshot(page, 'one-click-restore')
  await page.getByRole('button', { name: 'Restore everything' }).click()
  await expect(restoreComplete(page)).toBeVisible({ timeout: 60_000 })
  await expect(restoreFact(page, 'Already on the phone')).toContainText('7 items')
  await expect(restoreFact(page, 'Restored')).toContainText(`${lines.length - 7} items`)
  await screenshot(page, 'restored-everything')
  await expectOnPhone(lines, phone)
})

testOwnApp(
  'an encrypted backup after a new start: a wrong password, then the right one',
  async ({ app, adb, page, output, phone, relaunch }) => {
    await finishBackup({ app, page, output }, { pictures: 5, secret: password })
    const lines = await expectEqualToPhone(await onlyBackup(output), phone, password)
    await wipe(adb, phone)
    await app.close()
    const { page: next } = await relaunch()
    await openLibrary(next)
    const open = libraryRows(next).getByRole('button', { name: /^Open the backup/ })
    await open.click()
    const field = next.getByRole('dialog').getByLabel('Password', { exact: true })
    await expect(field).toBeFocused()
    await next.keyboard.press('Escape')
    await expect(open).toBeFocused()
    await next.keyboard.press('Enter')
    await field.fill('lantern')
    await field.press('Enter')
    await expect(field).toHaveAccessibleDescription(/Wrong password/)
    await expect(field).toBeFocused()
    await screenshot(next, 'open-password')
    await field.fill(password)
    await field.press('Enter')
    await expect(next.getByText(/^5 items, .* in this backup$/)).toBeVisible()
    await next.getByRole('button', { name: 'View items in Gallery' }).click()
    const grid = next.getByRole('grid', { name: 'Items in Gallery' })
    await expect.poll(() => grid.locator('img').evaluateAll(countLoaded)).toBe(5)
    await next.getByRole('button', { name: 'Select all' }).click()
    await next.getByRole('button', { name: 'Done' }).click()
    await startRestore(next)
    await expect(restoreComplete(next)).toBeVisible()
    await expectOnPhone(lines, phone)
  },
)

const countLoaded = (images: Element[]) =>
  images.filter(image => image instanceof HTMLImageElement && image.naturalWidth > 0).length

for (const rule of ['Skip', 'Keep both', 'Replace'] as const) {
  test(`a file already exists: ${rule}`, async ({ app, page, output, phone }) => {
    await finishBackup({ app, page, output }, { pictures: 3, secret: null })
    const [same, other, gone] = await expectEqualToPhone(await onlyBackup(output), phone)
    if (same === undefined || other === undefined || gone === undefined) throw new Error('three were picked')
    const taken = originalOf(other.path, phone)
    // Another file: this one is a hard link into the cache that all sample phones share.
    await rm(taken)
    await writeFile(taken, 'drawn over it')
    await utimes(taken, 1_700_000_000, 1_700_000_000)
    await rm(originalOf(gone.path, phone))
    const before = await filesBelow(dirname(taken))

    await openLibrary(page)
    await lookInside(page)
    await page.getByRole('checkbox', { name: 'Select everything' }).click()
    await page.getByRole('button', { name: 'Restore…' }).click()
    await page.getByRole('radio', { name: rule }).click()
    await page.getByRole('button', { name: 'Start restore' }).click()
    await expect(restoreComplete(page)).toBeVisible()
    await expect(restoreFact(page, 'Already on the phone')).toContainText('1 item ·')
    await expectOnPhone([same, gone], phone)
    await screenshot(page, 'conflict')
    const added = (await filesBelow(dirname(taken))).filter(name => !before.includes(name))
    switch (rule) {
      case 'Skip':
        await expect(restoreFact(page, 'Skipped (name exists)')).toContainText('1 item ·')
        expect(await readFile(taken, 'utf8')).toBe('drawn over it')
        expect(added).toEqual([nameOf(gone)])
        break
      case 'Keep both': {
        await expect(restoreFact(page, 'Kept both (renamed)')).toHaveText('1 item')
        expect(await readFile(taken, 'utf8')).toBe('drawn over it')
        const beside = nameOf(other).replace(/(\.\w+)$/, ' (2)$1')
        expect([...added].sort()).toEqual([nameOf(gone), beside].sort())
        await expectOnPhone([{ ...other, path: other.path.replace(nameOf(other), beside) }], phone)
        break
      }
      case 'Replace':
        await expect(restoreFact(page, 'Replaced')).toHaveText('1 item')
        expect(added).toEqual([nameOf(gone)])
        await expectOnPhone([other], phone)
    }
  })
}

test('a backup of another phone: says so; what was on its card goes to the internal storage', async ({
  app,
  adb,
  page,
  output,
  phone,
  startPhone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  const lines = await expectEqualToPhone(await onlyBackup(output), phone)
  phone.unplug()
  await adb.adb('disconnect', phone.serial)
  const second = await startPhone({ phone: 'second', photos: 1 })
  await adb.connect(second.serial)
  await wipe(adb, second)
  await expect(page.getByRole('navigation').getByText('Samsung Galaxy A54 5G')).toBeVisible()
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('This backup is from another phone')).toBeVisible()
  const onCard = lines.filter(({ path }) => !path.startsWith('/storage/emulated/0/'))
  await expect(page.getByText(new RegExp(`^${onCard.length} items were on an SD card`))).toBeVisible()
  await screenshot(page, 'other-phone')
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(restoreComplete(page)).toBeVisible({ timeout: 60_000 })
  await screenshot(page, 'other-phone-done')
  await expectOnPhone(
    lines.map(line => ({
      ...line,
      path: line.path.replace(/^\/storage\/[0-9A-F]{4}-[0-9A-F]{4}\//, '/storage/emulated/0/'),
    })),
    second,
  )
})

test('after a backup, Show in Library shows it, and another backup of the day is listed first', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  await page.getByRole('button', { name: 'Show in Library' }).click()
  await expect(libraryRows(page)).toHaveCount(2)
  await expect(libraryRows(page).first()).toContainText('3 items')
  expect(await allBackups(output)).toHaveLength(2)
})
