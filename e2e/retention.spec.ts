import { readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Locator } from 'playwright/test'
import { dateBackup, repeatBackup } from '../test/dated-backups'
import { inspect, shrinkWindow } from './inspect'
import { onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { expect, test } from './shared-app'
import { finishBackup, libraryRows, openLibrary } from './steps'

const day = (number: number) => new Date(2026, 9, number, 12)

test('old backups: a rule is chosen, its preview says what stays and why, and what goes goes where one says', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  const first = await dateBackup(await onlyBackup(output), day(1))
  const phoneFolder = dirname(first)
  const made = [first]
  for (const number of [5, 6, 12, 13, 14]) made.push(await repeatBackup(first, day(number)))
  const [oldest = '', newest = ''] = [made[0], made.at(-1)]
  // As verifying leaves it: the oldest is sound, the newest is not.
  await note(phoneFolder, 'verified', { [basename(oldest)]: day(20).getTime() / 1000 })
  await note(phoneFolder, 'damaged', { [basename(newest)]: ['DCIM/a.jpg'] })
  await shrinkWindow(app)
  await openLibrary(page)
  await expect(libraryRows(page)).toHaveCount(6)
  await expect(page.getByText(/measuring/)).toHaveCount(0)

  // By keyboard.
  const open = page.getByRole('button', { name: 'Remove old backups of Google Pixel 7' })
  await open.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Old backups of Google Pixel 7' })
  await expect(dialog.getByRole('radio', { name: 'Keep all' })).toBeChecked()
  await expect(dialog.getByText('None go, 6 stay.')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('radio', { name: 'Keep all' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('radio', { name: 'Smart' })).toBeChecked()
  await expect(fate(dialog, 5)).toContainText('Newest of its day')
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
  await page.keyboard.press('Enter')
  // Nothing was saved.
  await expect(dialog.getByRole('radio', { name: 'Keep all' })).toBeChecked()

  await dialog.getByRole('radio', { name: 'Keep a number' }).click()
  const count = dialog.getByRole('textbox', { name: 'How many stay' })
  await count.fill('0')
  await expect(dialog.getByRole('alert')).toHaveText(/at least one of them above 0/)
  await count.fill('1')
  await expect(dialog.getByText(/^3 backups go, 3 stay\. That frees [\d.]+ kB\.$/)).toBeVisible()
  await expect(fate(dialog, 14)).toContainText('Damaged: not counted, not removed')
  await expect(fate(dialog, 13)).toContainText('One of the newest')
  await expect(fate(dialog, 1)).toContainText('The last verified one always stays')
  for (const gone of [5, 6, 12]) await expect(fate(dialog, gone)).toContainText(/Goes\s*frees [\d.]+ kB/)
  const choose = dialog.getByRole('button', { name: 'Remove 3 backups' })
  await expect(choose).toHaveAccessibleDescription('Choose where they go first.')
  await inspect(page, 'retention')

  await dialog.getByRole('radio', { name: 'To the trash' }).click()
  const move = dialog.getByRole('button', { name: 'Move 3 backups to the trash' })
  await move.click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(/Emptying the trash frees [\d.]+ kB/)
  await question.getByRole('button', { name: 'Keep them' }).click()
  await expect(move).toBeFocused()
  await move.click()
  await inspect(page, 'retention-question')
  await question.getByRole('button', { name: 'Move to trash' }).click()
  await expect(page.getByRole('heading', { name: 'Old backups removed', exact: true })).toBeVisible()
  await expect(page.getByText(/^3 backups are in the trash\. Emptying it frees [\d.]+ kB\.$/)).toBeVisible()
  await screenshot(page, 'retention-result')
  expect(await backupsIn(phoneFolder)).toEqual([made[0], made[4], made[5]].map(each => basename(each ?? '')))
  const trash = join(home, '.local/share/Trash/files')
  expect(await readdir(trash)).toEqual(
    expect.arrayContaining([1, 2, 3].map(each => basename(made[each] ?? ''))),
  )

  await page.getByRole('button', { name: 'Back to the Library' }).click()
  await expect(libraryRows(page)).toHaveCount(3)
  await note(phoneFolder, 'verified', {})
  await page.getByRole('button', { name: 'Refresh' }).click()
  await open.click()
  // What was chosen is known again.
  await expect(dialog.getByRole('radio', { name: 'Keep a number' })).toBeChecked()
  await expect(count).toHaveValue('1')
  await expect(dialog.getByRole('radio', { name: 'To the trash' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'Custom' }).click()
  await dialog.getByRole('textbox', { name: 'Days' }).fill('1')
  for (const none of ['Weeks', 'Months']) await dialog.getByRole('textbox', { name: none }).fill('')
  await dialog.getByRole('radio', { name: 'Deleted for good' }).click()
  await inspect(page, 'retention-custom')
  await dialog.getByRole('button', { name: 'Delete 1 backup for good' }).click()
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(/^1 backup was deleted\. That freed [\d.]+ kB\.$/)).toBeVisible()
  expect(await backupsIn(phoneFolder)).toEqual([made[4], made[5]].map(each => basename(each ?? '')))
  expect(await readdir(trash)).not.toContain(basename(oldest))

  await page.getByRole('button', { name: 'Back to the Library' }).click()
  await open.click()
  await expect(dialog.getByText('None go, 2 stay.')).toBeVisible()
  await dialog.getByRole('radio', { name: 'Keep all' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(open).toBeFocused()
  await rm(trash, { recursive: true })
})

/** The row of the backup of that day of October. */
function fate(dialog: Locator, number: number): Locator {
  return dialog.getByRole('listitem').filter({ hasText: new RegExp(`Oct ${number}, 2026`) })
}

/** Beside the backups of a phone. */
async function note(phoneFolder: string, name: 'verified' | 'damaged', content: object): Promise<void> {
  await writeFile(join(phoneFolder, `.phonekeep-${name}.json`), JSON.stringify(content))
}

async function backupsIn(phoneFolder: string): Promise<readonly string[]> {
  return (await readdir(phoneFolder)).filter(name => !name.startsWith('.')).sort()
}
