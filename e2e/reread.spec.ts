import { chmod, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { allBackups, expectEqualToPhone } from './read-backup'
import { screenshot } from './screenshot'
import { finishBackup } from './steps'
import { expect, test } from './shared-app'

test('what the disk has lost of an earlier backup is found, copied again and reported', async ({
  app,
  page,
  output,
  untouchedPhone: phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 3, secret: null })
  const region = page.getByRole('region', { name: 'Files in the backup' })
  await expect(region).toContainText('All 3 items verified against the phone.')
  const [first = ''] = await allBackups(output)
  const [line = ''] = (await readFile(join(first, 'index.jsonl'), 'utf8')).split('\n')
  const { file } = JSON.parse(line) as { file: string }
  await flipByte(join(first, file))

  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Settings' }).click()
  await page
    .getByRole('radiogroup', { name: 'Check earlier files for damage' })
    .getByRole('radio', { name: 'All' })
    .click()
  await screenshot(page, 'settings-reread')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await page.getByRole('button', { name: 'One-click Backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  await expect(region).toContainText('1 item had changed on the disk since it was saved')
  await expect(region).toContainText('Reread from the disk and unchanged: 2 items')
  await screenshot(page, 'done-reread')
  const second = (await allBackups(output)).at(-1) ?? ''
  expect((await expectEqualToPhone(second, phone, null)).length).toBeGreaterThan(300)
})

/** Keeps size and time, as a disk that has lost a bit does. */
async function flipByte(file: string): Promise<void> {
  const { atime, mtime } = await stat(file)
  const bytes = await readFile(file)
  bytes[100] = (bytes[100] ?? 0) ^ 1
  await chmod(file, 0o644)
  await writeFile(file, bytes)
  await utimes(file, atime, mtime)
}
