import { access, chmod, cp, link, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { newestVersion } from '../src/core/format/format-versions'
import { dropOnWindow } from './drop-on-window'
import { answerFolderDialog, expect, test } from './fixtures'
import { allBackups, expectEqualToPhone, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import {
  cancelBackup,
  finishBackup,
  libraryRows,
  lookInside,
  openChooseData,
  openLibrary,
  startBackup,
} from './steps'

test.describe.configure({ timeout: 150_000 })

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
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText(/Starting will resume it/)).toBeVisible()
})

test('verified from the Library: sound at first; then damaged, and the list says so from then on', async ({
  app,
  page,
  output,
  phone,
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

test('made by a newer version: says so, and offers nothing that cannot be done', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  const manifest = join(await onlyBackup(output), 'backup.json')
  const made = JSON.parse(await readFile(manifest, 'utf8')) as object
  await chmod(manifest, 0o600)
  await writeFile(manifest, JSON.stringify({ ...made, version: newestVersion + 1 }))
  await openLibrary(page)
  await expect(libraryRows(page).getByText(/^Created by a newer version of Phonekeep/)).toBeVisible()
  await expect(libraryRows(page).getByRole('button', { name: /^(Open|Verify)/ })).toBeHidden()
  await screenshot(page, 'library-newer')
  await page.getByRole('navigation').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('radio', { name: /2026/ })).toBeDisabled()
})

test('deleted: asks first, says what it frees, goes to the trash, and the other backup stays whole', async ({
  app,
  page,
  output,
  phone,
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
  phone: _phone,
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

test('a hostile backup: refused with words, and nothing of this computer is shown', async ({
  app,
  page,
  home,
  output,
  phone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  const folder = await onlyBackup(output)
  const secret = join(home, 'secret.txt')
  await writeFile(secret, 'not for backups')
  const index = join(folder, 'index.jsonl')
  const [first = ''] = (await readFile(index, 'utf8')).split('\n')
  const line = JSON.parse(first) as { file: string; path: string }
  const evil = ['../../secret.txt', secret, 'data/../../../secret.txt'].map(file => ({
    ...line,
    path: '/storage/emulated/0/Documents/secret.txt',
    category: 'documents',
    file,
  }))
  const linked = {
    ...line,
    path: '/storage/emulated/0/Documents/linked.txt',
    category: 'documents',
    file: 'data/linked.txt',
  }
  await mkdir(join(folder, 'data'), { recursive: true })
  await symlink(secret, join(folder, 'data/linked.txt'))
  await chmod(index, 0o600)
  await writeFile(index, [...evil, linked, line].map(each => `${JSON.stringify(each)}\n`).join(''))
  await openLibrary(page)
  await lookInside(page)
  await expect(page.getByText(/^3 lines of its list of contents can’t be read/)).toBeVisible()
  await screenshot(page, 'hostile-lines')
  await page.getByRole('button', { name: 'View items in Documents' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Documents' })
  await expect(grid.getByText('secret.txt')).toBeHidden()
  await grid.getByText('linked.txt').click()
  await expect(page.getByText('No preview')).toBeVisible()
  await expect(page.getByText('not for backups')).toBeHidden()
  await screenshot(page, 'hostile-link')
})

test('a folder that says nothing we know is listed as damaged, and opening it is refused with words', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  const folder = await onlyBackup(output)
  await chmod(join(folder, 'backup.json'), 0o600)
  await writeFile(join(folder, 'backup.json'), '{"format":')
  await openLibrary(page)
  await expect(libraryRows(page).getByText(/^Damaged/)).toBeVisible()
  await libraryRows(page).getByRole('button', { name: /^Open/ }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await screenshot(page, 'hostile-manifest')
})

// It is about time, so npm test lets it have the machine to itself (scripts/test.mjs).
test('a library of 200 backups of 20,000 items is there in two seconds, and the window stays alive @alone', async ({
  app,
  page,
  output,
  phone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  const folder = await onlyBackup(output)
  await makeMany(folder, 200)
  await page.evaluate(() => {
    const seen = window as unknown as { longest: number }
    seen.longest = 0
    let last = performance.now()
    const frame = (now: number) => {
      seen.longest = Math.max(seen.longest, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const begin = Date.now()
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await expect(libraryRows(page)).toHaveCount(201)
  expect(Date.now() - begin).toBeLessThan(2_000)
  const longest = await page.evaluate(() => (window as unknown as { longest: number }).longest)
  expect(longest).toBeLessThan(1_000)
  await screenshot(page, 'library-200')
})

/** Copies of a backup, each with an index of 20,000 lines, which takes room on the disk once. */
async function makeMany(folder: string, count: number): Promise<void> {
  const index = await readFile(join(folder, 'index.jsonl'), 'utf8')
  const line = JSON.parse(index.split('\n')[0] ?? '') as { path: string; file: string }
  const long = join(dirname(folder), '.long.jsonl')
  const lines = Array.from({ length: 20_000 }, (_, number) =>
    JSON.stringify({ ...line, path: line.path.replace(/(\.\w+)$/, `_${number}$1`) }),
  )
  await writeFile(long, `${lines.join('\n')}\n`)
  for (let number = 0; number < count; number++) {
    const copy = `${folder}-${number}`
    await mkdir(copy)
    await cp(join(folder, 'backup.json'), join(copy, 'backup.json'))
    await link(long, join(copy, 'index.jsonl'))
  }
  await rm(long)
}
