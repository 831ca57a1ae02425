import { cp, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { expect, test } from './shared-app'
import { finishBackup, libraryRows } from './steps'

// It is about time, so npm test lets it have the machine to itself (scripts/test.mjs).
test('a library of 200 backups of 20,000 items is there in two seconds, and the window stays alive @alone', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
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
