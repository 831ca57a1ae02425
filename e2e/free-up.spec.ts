import { mkdir, readFile, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { inspect, shrinkWindow } from './inspect'
import { expect, test } from './shared-app'
import { finishBackup, lookInside, openLibrary, restoreComplete } from './steps'

test.describe.configure({ timeout: 240_000 })

/** In seconds since 1970. */
const longAgo = new Date(2024, 5, 1).getTime() / 1000

async function fillStorage(folder: string): Promise<void> {
  await mkdir(join(folder, 'DCIM/Camera'), { recursive: true })
  await mkdir(join(folder, 'Documents'), { recursive: true })
  const put = async (path: string, content: Buffer | string, time: number) => {
    await writeFile(join(folder, path), content)
    await utimes(join(folder, path), time, time)
  }
  for (let number = 1; number <= 8; number++) {
    const background = { r: 30 * number, g: 200 - 20 * number, b: 120 }
    const picture = sharp({ create: { width: 480, height: 360, channels: 3, background } })
    await put(`DCIM/Camera/IMG_${number}.jpg`, await picture.jpeg().toBuffer(), longAgo + number * 86_400)
  }
  await put(
    'DCIM/Camera/IMG_new.jpg',
    await readFile(join(folder, 'DCIM/Camera/IMG_1.jpg')),
    Date.now() / 1000,
  )
  await put('Documents/Letter.txt', 'Dear grandpa', longAgo)
}

test('free up space: nothing is preselected, what changed stays, and all of it is put back', async ({
  app,
  adb,
  page,
  home,
  output,
  startPhone,
}) => {
  const storage = join(home, 'Phone')
  await fillStorage(storage)
  const camera = join(storage, 'DCIM/Camera')
  const phone = await startPhone({ storage })
  await adb.connect(phone.serial)
  const scan = 'content call --uri content://media --method scan_volume --arg external_primary'
  await adb.adb('-s', phone.serial, 'shell', scan)
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await writeFile(join(camera, 'IMG_later.jpg'), 'not in the backup')

  await shrinkWindow(app)
  await inspect(page, 'home-free-up')
  await page.getByRole('button', { name: 'Free up space…' }).click()
  await expect(page.getByRole('heading', { name: 'Free up space', level: 1 })).toBeVisible()
  await expect(page.getByText(/^9 items, .* could be removed$/)).toBeVisible()
  const stays = page.getByRole('region', { name: 'What stays on the phone' })
  await expect(stays).toContainText('Too recent')
  await expect(stays).toContainText('Not in this backup')
  await expect(page.getByText('Select what to remove.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'To the phone’s trash' })).toBeChecked()
  await inspect(page, 'free-up')

  await page.getByRole('radio', { name: 'Before a date' }).click()
  await expect(page.getByText(/^0 items, .* could be removed$/)).toBeVisible()
  await page.getByLabel('Last changed before').fill('2024-06-05')
  await expect(page.getByText(/^4 items, .* could be removed$/)).toBeVisible()
  await inspect(page, 'free-up-date')
  await page.getByRole('radio', { name: '1 year' }).click()
  await expect(page.getByText(/^9 items, .* could be removed$/)).toBeVisible()

  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  for (const name of ['IMG_8.jpg', 'IMG_7.jpg', 'IMG_6.jpg'])
    await grid.getByRole('checkbox', { name: new RegExp(`^${name}`) }).click()
  await inspect(page, 'free-up-gallery')
  await page.getByRole('button', { name: 'Done' }).click()

  // Another picture of the same length, with the time that it had.
  const changed = join(camera, 'IMG_7.jpg')
  const before = await readFile(changed)
  const { mtimeMs } = await stat(changed)
  await writeFile(changed, Buffer.from(before).reverse())
  await utimes(changed, mtimeMs / 1000, mtimeMs / 1000)

  await page.getByRole('button', { name: 'Move to trash…' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('Move 3 items')
  await inspect(page, 'free-up-question')
  await question.getByRole('button', { name: 'Move to trash' }).click()
  await expect(page.getByRole('heading', { name: 'Done, but some items stayed on the phone' })).toBeVisible()
  await expect(page.getByText(/^2 items moved to the phone’s trash/)).toBeVisible()
  await expect(page.getByText('These have changed since the backup')).toBeVisible()
  await inspect(page, 'free-up-result')
  const names = await readdir(camera)
  expect(names.filter(name => /^\.trashed-\d+-IMG_[68]\.jpg$/.test(name))).toHaveLength(2)
  expect(names.filter(name => !name.startsWith('.'))).toHaveLength(8)
  expect((await readFile(changed)).equals(Buffer.from(before).reverse())).toBe(true)

  await page.getByRole('button', { name: 'Put back' }).click()
  await expect(restoreComplete(page)).toBeVisible()
  for (const number of [6, 8]) {
    const back = join(camera, `IMG_${number}.jpg`)
    expect((await stat(back)).mtimeMs).toBe((longAgo + number * 86_400) * 1000)
    const [trashed = ''] = (await readdir(camera)).filter(name => name.endsWith(`-IMG_${number}.jpg`))
    expect((await readFile(back)).equals(await readFile(join(camera, trashed)))).toBe(true)
  }

  // From an opened backup, for good.
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('button', { name: 'Free up space…' }).click()
  await expect(page.getByText(/ could be removed$/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Documents' }).click()
  await page.getByRole('radio', { name: 'Delete for good' }).click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(question).toContainText('for good')
  await question.getByRole('button', { name: 'Delete from phone' }).click()
  await expect(page.getByRole('heading', { name: 'Space freed up', exact: true })).toBeVisible()
  expect(await readdir(join(storage, 'Documents'))).toEqual([])
})
