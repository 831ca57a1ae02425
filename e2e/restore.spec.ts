import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import type { FileLine } from '../src/core/format/index-line'
import { answerFolderDialog, expect, test } from './fixtures'
import {
  allBackups,
  expectEqualToPhone,
  expectOnPhone,
  filesBelow,
  namesOnPhone,
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
  restoreFact,
  startRestore,
  wipe,
} from './steps'

const password = 'lantern otter walnut 5'

test.describe.configure({ timeout: 180_000 })

const complete = (page: Page) => page.getByRole('heading', { name: 'Restore complete', exact: true })
const nameOf = ({ path }: FileLine) => path.split('/').at(-1) ?? ''

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
  await expect(complete(page)).toBeVisible()
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
  await expect(complete(page)).toBeVisible({ timeout: 60_000 })
  await expect(restoreFact(page, 'Already on the phone')).toContainText('7 items')
  await expect(restoreFact(page, 'Restored')).toContainText(`${lines.length - 7} items`)
  await screenshot(page, 'restored-everything')
  await expectOnPhone(lines, phone)
})

test('an encrypted backup after a new start: a wrong password, then the right one', async ({
  app,
  adb,
  page,
  output,
  phone,
  relaunch,
}) => {
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
  await expect(complete(next)).toBeVisible()
  await expectOnPhone(lines, phone)
})

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
    await expect(complete(page)).toBeVisible()
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

test('unplugged in the middle of a restore: says so, waits, resumes, and everything is there', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  const lines = await expectEqualToPhone(await onlyBackup(output), phone)
  await wipe(adb, phone)
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  phone.setFaults({ sendUnplugAfter: 20_000_000 })
  await startRestore(page)
  const progress = page.getByRole('region', { name: 'Restore progress' })
  await expect(progress.getByText('Waiting for the phone')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('note').filter({ hasText: 'The phone was unplugged' })).toBeVisible()
  await screenshot(page, 'restore-unplugged')
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(complete(page)).toBeVisible({ timeout: 90_000 })
  await expectOnPhone(lines, phone)
  // Nothing half done is left beside them.
  expect(await namesOnPhone(phone)).toHaveLength(lines.length)
})

test('cancelled in the middle: nothing half-finished stays on the phone, and Continue restore brings the rest', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  const lines = await expectEqualToPhone(await onlyBackup(output), phone)
  await wipe(adb, phone)
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  phone.setFaults({ bytesPerSecond: 10_000_000 })
  await startRestore(page)
  const bar = page.getByRole('progressbar', { name: 'Restore progress' })
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(10)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('region', { name: 'Restore progress' }).getByText('Paused')).toBeVisible()
  await screenshot(page, 'restore-paused')
  await page.getByRole('button', { name: 'Cancel restore' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel restore' }).click()
  await expect(page.getByRole('heading', { name: 'Restore cancelled' })).toBeVisible()
  await screenshot(page, 'restore-cancelled')
  const there = new Set(await namesOnPhone(phone))
  const known = new Set(lines.map(nameOf))
  expect([...there].filter(name => name.isWellFormed() && !known.has(name))).toEqual([])
  phone.setFaults({})
  await page.getByRole('button', { name: 'Continue restore' }).click()
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(complete(page)).toBeVisible({ timeout: 60_000 })
  await expectOnPhone(lines, phone)
})

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
  await expect(page.getByRole('navigation').getByText('samsung SM-A546B')).toBeVisible()
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('This backup is from another phone')).toBeVisible()
  const onCard = lines.filter(({ path }) => !path.startsWith('/storage/emulated/0/'))
  await expect(page.getByText(new RegExp(`^${onCard.length} items were on an SD card`))).toBeVisible()
  await screenshot(page, 'other-phone')
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(complete(page)).toBeVisible({ timeout: 60_000 })
  await screenshot(page, 'other-phone-done')
  await expectOnPhone(
    lines.map(line => ({
      ...line,
      path: line.path.replace(/^\/storage\/[0-9A-F]{4}-[0-9A-F]{4}\//, '/storage/emulated/0/'),
    })),
    second,
  )
})

test('a phone without room: told before and at Start, and nothing is left on it', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 5, secret: null })
  await wipe(adb, phone)
  phone.setFaults({ freeBytes: 100_000 })
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await adb.adb('disconnect', phone.serial)
  // Else what is shown is the phone as it was before.
  await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeHidden()
  await adb.connect(phone.serial)
  await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeVisible()
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText('Not enough space on the phone')).toBeVisible()
  await screenshot(page, 'phone-full-before')
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(page.getByText('There isn’t enough space on the phone')).toBeVisible()
  await screenshot(page, 'phone-full')
  expect(await namesOnPhone(phone)).toEqual([])
})

for (const secret of [null, password]) {
  test(`to this computer, ${secret === null ? 'plain' : 'encrypted'}: readable, and nothing is overwritten`, async ({
    app,
    page,
    home,
    output,
    phone,
  }) => {
    await finishBackup({ app, page, output }, { pictures: 4, secret })
    const lines = await expectEqualToPhone(await onlyBackup(output), phone, secret)
    const target = join(home, 'Desktop')
    await openLibrary(page)
    await lookInside(page)
    await page.getByRole('checkbox', { name: 'Select everything' }).click()
    await page.getByRole('button', { name: 'Restore…' }).click()
    await page.getByRole('radio', { name: 'To this computer' }).click()
    await exportTo(app, page, target)
    await expect(page.getByText(/^4 items, .* written in /)).toBeVisible()
    await screenshot(page, 'exported')
    const written = await filesBelow(target)
    expect([...written].sort()).toEqual(lines.map(nameOf).sort())
    for (const line of lines) await expectExported(target, line)
  })
}

test('after a backup, Show in Library shows it, and another backup of the day is listed first', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  await page.getByRole('button', { name: 'Show in Library' }).click()
  await expect(libraryRows(page)).toHaveCount(2)
  await expect(libraryRows(page).first()).toContainText('3 items')
  expect(await allBackups(output)).toHaveLength(2)
})

/** On the screen that asks where to. */
async function exportTo(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await answerFolderDialog(app, folder)
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  await expect(page.getByRole('region', { name: 'Folder' })).toContainText('Desktop')
  await page.getByRole('button', { name: 'Start export' }).click()
  await expect(page.getByRole('heading', { name: 'Export complete', exact: true })).toBeVisible()
}

/** It is somewhere below the folder, under its own name, with its bytes and its time. */
async function expectExported(folder: string, line: FileLine): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const entry = entries.find(({ name }) => name === nameOf(line))
  const file = join(entry?.parentPath ?? '', nameOf(line))
  expect(
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ).toBe(line.sha256)
  expect(Math.floor((await stat(file)).mtimeMs / 1000)).toBe(line.mtime)
}
