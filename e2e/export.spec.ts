import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import type { FileLine } from '../src/core/format/index-line'
import { answerFolderDialog } from './fixtures'
import { expect, test } from './shared-app'
import { expectEqualToPhone, filesBelow, nameOf, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { finishBackup, lookInside, openLibrary } from './steps'

for (const secret of [null, 'lantern otter walnut 5']) {
  test(`to this computer, ${secret === null ? 'plain' : 'encrypted'}: readable, and nothing is overwritten`, async ({
    app,
    page,
    home,
    output,
    untouchedPhone: phone,
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
