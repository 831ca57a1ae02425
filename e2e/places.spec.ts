import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { answerFolderDialog, expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { setClock } from './set-clock'
import { finishBackup, libraryRows, lookInside, openLibrary } from './steps'

const openPlaces = (page: Page) =>
  page.getByRole('navigation').getByRole('button', { name: 'Second copies' }).click()
const card = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true })

/** From the places to one more, a folder. */
async function addFolder(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await answerFolderDialog(app, folder)
  await page.getByRole('button', { name: 'Add a folder…' }).click()
}

/** On the card of a place: what it says of the phone. */
const fact = (page: Page, place: string, name: string) =>
  card(page, place)
    .locator('dl > div', { has: page.getByText(name, { exact: true }) })
    .getByRole('definition')

test('a folder as a second place: copied, checked, and all of it back when the disk is gone', async ({
  app,
  page,
  home,
  output,
  phone,
}) => {
  const nas = join(home, 'NAS')
  await mkdir(nas)
  await shrinkWindow(app)
  await openPlaces(page)
  await expect(page.getByRole('heading', { name: 'Second copies', level: 1 })).toBeFocused()
  await expect(page.getByText('One copy isn’t enough')).toBeVisible()
  await inspect(page, 'places-empty')
  await addFolder(app, page, nas)
  await expect(card(page, 'NAS')).toContainText('No backups have been copied here yet.')
  await inspect(page, 'place-new')
  await card(page, 'NAS').getByRole('switch', { name: 'Copy automatically after each backup' }).click()

  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  await openPlaces(page)
  await expect(fact(page, 'NAS', 'Waiting')).toHaveText('1 backup. Automatic copying is off.')
  await inspect(page, 'place-waiting')
  await setClock(app, 8 * 24 * 3600_000)
  // What a rule means is looked at when it is changed.
  await card(page, 'NAS').getByRole('switch', { name: 'Encrypted backups only' }).click()
  await expect(card(page, 'NAS')).toContainText('Backups without a password aren’t copied here.')
  await card(page, 'NAS').getByRole('switch', { name: 'Encrypted backups only' }).click()
  await expect(card(page, 'NAS')).toContainText('Backups have been waiting for more than a week')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  const overdue = page.getByRole('note').filter({ hasText: 'more than a week to be copied to NAS' })
  await expect(overdue).toContainText('Automatic copying is off.')
  await inspect(page, 'home-copies-overdue')
  await overdue.getByRole('button', { name: 'See why' }).click()
  await inspect(page, 'place-overdue')
  await page.getByRole('button', { name: 'Copy to NAS now' }).click()
  await expect(page.getByRole('heading', { name: 'Second copies are up to date' })).toBeVisible()
  await expect(page.getByText(/^1 backup copied to NAS in /)).toBeVisible()
  await inspect(page, 'copy-result')
  await page.getByRole('button', { name: 'Back to second copies' }).click()
  await expect(fact(page, 'NAS', 'Copies there')).toHaveText('1 backup')
  await expect(fact(page, 'NAS', 'Waiting')).toHaveText('Nothing: all backups are there')

  await page.getByRole('button', { name: 'Check the copies in NAS' }).click()
  const question = page.getByRole('dialog', { name: 'Check the copies in NAS' })
  await question.getByRole('radio', { name: 'Read everything' }).click()
  await inspect(page, 'check-question')
  await question.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: 'Second copies checked' })).toBeVisible()
  await expect(page.getByText(/in NAS: all read back, present and unchanged\./)).toBeVisible()
  await page.getByRole('button', { name: 'Back to second copies' }).click()
  await expect(fact(page, 'NAS', 'Everything read and compared')).toHaveText(/: no problems$/)
  await inspect(page, 'place-checked')

  await openLibrary(page)
  await expect(libraryRows(page)).toHaveCount(1)
  await expect(libraryRows(page)).toContainText('Also in NAS')
  await inspect(page, 'library-also-in')

  // The disk is gone.
  const backup = await onlyBackup(output)
  await rm(output, { recursive: true })
  await mkdir(output)
  await openPlaces(page)
  await page.getByRole('button', { name: 'Look for backups in NAS' }).click()
  await expect(page.getByText('1 backup found there. It’s listed in the Library.')).toBeVisible()
  await inspect(page, 'place-looked')
  await openLibrary(page)
  await expect(libraryRows(page)).toContainText('In NAS')
  const row = libraryRows(page).first()
  for (const not of ['Verify', 'Delete', 'Show'])
    await expect(row.getByRole('button', { name: new RegExp(`^${not} the backup`) })).toHaveCount(0)
  await inspect(page, 'library-in-place')
  await lookInside(page)
  await expect(page.getByText('This backup is in NAS')).toBeVisible()
  await inspect(page, 'inside-place')
  await page.getByRole('button', { name: 'Back', exact: true }).click()

  await row.getByRole('button', { name: /^Fetch the backup of .* to this computer$/ }).click()
  await expect(page.getByRole('heading', { name: 'Backup fetched' })).toBeVisible()
  await inspect(page, 'fetch-result')
  expect(await onlyBackup(output)).toBe(backup)
  await expectEqualToPhone(backup, phone)
  await page.getByRole('button', { name: 'Back to the Library' }).click()
  await expect(libraryRows(page)).toHaveCount(1)
  await expect(libraryRows(page)).toContainText('Also in NAS')
})

test('what is wrong there is found, and a place is renamed, limited and removed', async ({
  app,
  page,
  home,
  output,
  phone: _phone,
}) => {
  const disk = join(home, 'Disk')
  await mkdir(disk)
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  await openPlaces(page)
  await addFolder(app, page, disk)
  // By itself.
  await expect(fact(page, 'Disk', 'Copies there')).toHaveText('1 backup')
  await shrinkWindow(app)

  await page.getByRole('button', { name: 'Rename Disk' }).click()
  const renaming = page.getByRole('dialog', { name: 'Rename this place' })
  await renaming.getByRole('textbox', { name: 'Name' }).fill('Grandma’s disk')
  await inspect(page, 'place-rename')
  await page.keyboard.press('Enter')
  const name = 'Grandma’s disk'
  await expect(card(page, name)).toBeVisible()
  await expect(page.getByRole('button', { name: `Rename ${name}` })).toBeFocused()

  await page.getByRole('button', { name: `Change which copies stay in ${name}` }).click()
  const keeping = page.getByRole('dialog')
  await keeping.getByRole('radio', { name: 'Custom' }).click()
  await inspect(page, 'place-keep')
  await keeping.getByRole('radio', { name: 'Keep a number' }).click()
  await keeping.getByRole('textbox', { name: 'How many stay' }).fill('0')
  await expect(keeping.getByRole('button', { name: 'Save' })).toBeDisabled()
  await keeping.getByRole('textbox', { name: 'How many stay' }).fill('3')
  await keeping.getByRole('button', { name: 'Save' }).click()
  await expect(card(page, name)).toContainText('The newest 3')
  await card(page, name).getByRole('switch', { name: 'Only between certain hours' }).click()
  await expect(card(page, name).getByRole('combobox', { name: 'From' })).toBeVisible()
  await inspect(page, 'place-rule')

  // Everything but what the copies say about themselves.
  const [phoneFolder = ''] = await foldersIn(join(disk, 'Phonekeep'))
  await rm(join(disk, 'Phonekeep', phoneFolder, 'objects'), { recursive: true })
  await page.getByRole('button', { name: `Check the copies in ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: 'Something is wrong with these copies' })).toBeVisible()
  await expect(page.getByText('These files are missing')).toBeVisible()
  await inspect(page, 'check-faults')
  await openPlaces(page)
  await expect(card(page, name)).toContainText('3 files are missing or wrong there')
  await inspect(page, 'place-bad')
  await page.getByRole('button', { name: `Check the copies in ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Check' }).click()
  await page.getByRole('button', { name: 'Copy now' }).click()
  await expect(page.getByRole('heading', { name: 'Second copies are up to date' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to second copies' }).click()
  await expect(card(page, name)).not.toContainText('missing or wrong')

  // The disk is not plugged in.
  await rename(disk, `${disk} away`)
  await page.getByRole('button', { name: `Look for backups in ${name}` }).click()
  await expect(page.getByText('The place for second copies can’t be reached')).toBeVisible()
  await inspect(page, 'place-unreachable')
  await rename(`${disk} away`, disk)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('1 backup found there.')).toBeVisible()

  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await inspect(page, 'place-remove')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(card(page, name)).toHaveCount(0)
  expect(await foldersIn(join(disk, 'Phonekeep'))).toEqual([phoneFolder])
})

async function foldersIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { withFileTypes: true })).flatMap(entry =>
    entry.isDirectory() ? [entry.name] : [],
  )
}
