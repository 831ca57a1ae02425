import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import type { BuiltApp } from '../test/build-variant'
import { buildWithSecondSource } from '../test/second-source/build'
import { notesPath, parseNotes, writeNotes, type Note } from '../test/second-source/notes/notebooks'
import { notesFile, someNotes } from '../test/second-source/some-notes'
import { answerFolderDialog, expect, test as base } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { closeApp, launchApp } from './launch-app'
import { onlyBackup } from './read-backup'
import {
  drag,
  libraryRows,
  lookInside,
  openChooseData,
  openLibrary,
  restoreFact,
  startBackup,
  startRestore,
  watchDrags,
} from './steps'

/** The app with one more kind of data than it has. */
const test = base.extend<object, { readonly built: BuiltApp }>({
  built: [
    async ({}, use) => {
      const built = await buildWithSecondSource()
      await use(built)
      await built.remove()
    },
    { scope: 'worker' },
  ],
  app: async ({ adb, home, appEnv, built }, use: (app: ElectronApplication) => Promise<void>) => {
    const app = await launchApp({ adb, home, appEnv, appFolder: built.folder })
    await use(app)
    await closeApp(app)
  },
})

test('a kind of data that isn’t files is selected, backed up, verified, opened, exported and restored', async ({
  app,
  adb,
  page,
  home,
  output,
  phone,
}) => {
  const writeOnPhone = async (notes: readonly Note[]) => {
    const file = join(home, 'notes.json')
    await writeFile(file, writeNotes(notes))
    await adb.adb('-s', phone.serial, 'push', file, notesPath)
  }
  await writeOnPhone(someNotes)
  await shrinkWindow(app)

  await openChooseData(page)
  const types = page.getByRole('list', { name: 'Types of data' })
  const tile = types.getByRole('listitem').filter({ hasText: 'Notes' })
  await expect(tile).toContainText('What you wrote down')
  await expect(tile).toContainText('3 · ')
  await tile.scrollIntoViewIfNeeded()
  await inspect(page, 'choose-second-source')
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'View items in Notes' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Notes' })
  await expect(grid).toContainText('Shopping')
  await inspect(page, 'items-second-source')
  await grid.getByRole('checkbox', { name: /^Garden/ }).click()
  await grid.getByRole('checkbox', { name: /^Ideas/ }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(tile).toContainText('2 of 3')

  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  await inspect(page, 'backed-up-second-source')
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('heading', { name: 'Backup verified' })).toBeVisible()
  const saved = await readFile(join(await onlyBackup(output), 'Notes/Home.json'))
  expect(parseNotes(saved).map(({ title }) => title)).toEqual(['Garden'])

  await openLibrary(page)
  await expect(libraryRows(page)).toHaveCount(1)
  await lookInside(page)
  await expect(tile).toContainText('2 · ')
  await inspect(page, 'inside-second-source')
  await writeOnPhone(someNotes.filter(({ title }) => title === 'Shopping'))
  await tile.getByRole('checkbox').click()
  await startRestore(page)
  await expect(page.getByRole('heading', { name: 'Restore complete', exact: true })).toBeVisible()
  await expect(restoreFact(page, 'Restored')).toContainText('2 items')
  await expect(page.getByText('The phone confirmed that it has 2 items.')).toBeVisible()
  await inspect(page, 'restored-second-source')
  expect(parseNotes(await readFile(join(phone.internalStorage, notesFile)))).toEqual(someNotes)

  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Device Data Restore' }).click()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'View items in Notes' }).click()
  await expect(grid).toContainText('Garden')
  await inspect(page, 'items-inside-second-source')
  const dragged = await watchDrags(app)
  await drag(page, grid.getByRole('row').filter({ hasText: 'Garden' }))
  await expect.poll(async () => (await dragged()).map(path => basename(path))).toEqual(['Home.json'])
  const [copy = ''] = await dragged()
  expect(parseNotes(await readFile(copy)).map(({ title }) => title)).toEqual(['Garden'])
  await grid.getByRole('checkbox', { name: /^Ideas/ }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(tile).toContainText('1 of 2')
  await page.getByRole('button', { name: 'Restore…' }).click()
  await page.getByRole('radio', { name: /computer/i }).click()
  const to = join(home, 'Exported')
  await mkdir(to)
  await answerFolderDialog(app, to)
  await page.getByRole('button', { name: 'Choose folder…' }).click()
  await page.getByRole('button', { name: 'Start export' }).click()
  await expect(page.getByRole('heading', { name: /^Export complete/ })).toBeVisible()
  expect(parseNotes(await readFile(join(to, 'Work.json'))).map(({ title }) => title)).toEqual(['Ideas'])
})
