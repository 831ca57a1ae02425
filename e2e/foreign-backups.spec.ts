import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newestVersion } from '../src/core/format/format-versions'
import { expect, test } from './shared-app'
import { onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { finishBackup, libraryRows, lookInside, openLibrary } from './steps'

test('made by a newer version: says so, and offers nothing that cannot be done', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
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

test('a hostile backup: refused with words, and nothing of this computer is shown', async ({
  app,
  page,
  home,
  output,
  untouchedPhone: _phone,
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
  untouchedPhone: _phone,
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
