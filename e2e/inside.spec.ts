import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ElectronApplication, Locator, Page } from 'playwright/test'
import { manyPictures } from './fixtures'
import { screenshot } from './screenshot'
import { drag, finishBackup, lookInside, openLibrary, watchDrags } from './steps'
import { expect, test } from './shared-app'

test.use(manyPictures)

const password = 'lantern otter walnut 5'

const viewer = (page: Page) => page.getByRole('dialog')

async function openItems(page: Page, category: string): Promise<Locator> {
  await page.getByRole('button', { name: `View items in ${category}` }).click()
  const grid = page.getByRole('grid', { name: `Items in ${category}` })
  await expect(grid).toBeVisible()
  return grid
}

/** Whether a picture has been loaded that is wider than this. */
const widerThan = (image: Locator, width: number) =>
  image.evaluate(
    (element, least) => element instanceof HTMLImageElement && element.naturalWidth > least,
    width,
  )

for (const secret of [null, password]) {
  test(`${secret === null ? 'plain' : 'encrypted'}: without the phone, pictures at full size, video, sound, text, and what is not played`, async ({
    app,
    page,
    output,
    phone,
  }) => {
    await writeFile(join(phone.internalStorage, 'Movies/Clip.webm'), await recordVideo(page))
    await finishBackup({ app, page, output }, { pictures: 'everything', secret })
    phone.unplug()
    await openLibrary(page)
    await lookInside(page)

    const grid = await openItems(page, 'Gallery')
    const cell = grid.getByRole('gridcell', { name: /, \d{4}$/ }).first()
    await cell.click()
    const picture = viewer(page).getByRole('img')
    await expect.poll(() => widerThan(picture.last(), 400)).toBe(true)
    await viewer(page).getByRole('button', { name: 'Full size' }).click()
    const full = viewer(page).getByRole('region', { name: 'Full size' })
    await expect.poll(() => widerThan(full.getByRole('img'), 1_000)).toBe(true)
    await page.keyboard.press('-')
    await expect(full).toBeHidden()
    await page.keyboard.press('+')
    await expect(full).toBeFocused()
    await full.click()
    await expect(full).toBeHidden()
    await page.keyboard.press('x')
    await expect(viewer(page).getByRole('checkbox', { name: 'Restore this' })).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(cell).toBeFocused()
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText(/^1 of \d+ · /)).toBeVisible()

    const sounds = await openItems(page, 'Audio')
    await sounds.getByText('Marimba.wav').click()
    const sound = viewer(page).getByLabel('Audio Marimba.wav')
    await sound.evaluate(element => (element as HTMLAudioElement).play())
    await expect
      .poll(() => sound.evaluate(element => (element as HTMLAudioElement).currentTime))
      .toBeGreaterThan(0.1)
    await screenshot(page, 'sound')
    // Somewhere in the middle, which takes a range of the file.
    await sound.evaluate(element => {
      const player = element as HTMLAudioElement
      player.currentTime = player.duration / 2
    })
    await expect.poll(() => sound.evaluate(element => (element as HTMLAudioElement).seeking)).toBe(false)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Done' }).click()

    await openItems(page, 'Videos')
    await page.getByRole('gridcell', { name: /^Clip\.webm, / }).click()
    const video = viewer(page).getByLabel('Video Clip.webm')
    await video.evaluate(element => (element as HTMLVideoElement).play())
    await expect
      .poll(() => video.evaluate(element => (element as HTMLVideoElement).currentTime))
      .toBeGreaterThan(0.2)
    expect(await video.evaluate(element => (element as HTMLVideoElement).videoWidth)).toBe(320)
    await screenshot(page, 'video')
    await page.keyboard.press('Escape')
    await page
      .getByRole('gridcell', { name: /\.mp4, / })
      .first()
      .click()
    // Motion JPEG, which Chromium does not play.
    await expect(viewer(page).getByText('This can’t be played here')).toBeVisible()
    await expect(viewer(page).getByRole('button', { name: 'Open in another app' })).toBeEnabled()
    await screenshot(page, 'video-not-played')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Done' }).click()

    const documents = await openItems(page, 'Documents')
    await documents.getByText('Notes.md').click()
    await expect(viewer(page).getByRole('region', { name: 'Text of Notes.md' })).not.toBeEmpty()
    await page.keyboard.press('Escape')
    await documents.getByText('Boarding pass.pdf').click()
    await openElsewhere(app, page, secret !== null)
  })
}

/** A second of something that moves, in a format that Chromium plays as well as records. */
async function recordVideo(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 180
    const pen = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' })
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const stopped = new Promise(resolve => (recorder.onstop = resolve))
    recorder.start()
    const begin = performance.now()
    await new Promise<void>(done => {
      const draw = (now: number) => {
        if (pen !== null) pen.fillStyle = `hsl(${(now - begin) / 4} 70% 50%)`
        pen?.fillRect(0, 0, 320, 180)
        if (now - begin < 1_000) requestAnimationFrame(draw)
        else done()
      }
      requestAnimationFrame(draw)
    })
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())]
  })
  return Buffer.from(bytes)
}

/** On a document that the window does not show: hands it to the system, whose opening is only noted. */
async function openElsewhere(app: ElectronApplication, page: Page, encrypted: boolean): Promise<void> {
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: '' })
    shell.openPath = path => {
      const seen = globalThis as { opened?: string }
      seen.opened = path
      return Promise.resolve('')
    }
  })
  await viewer(page).getByRole('button', { name: 'Open in another app' }).click()
  if (encrypted) {
    const question = page.getByRole('alertdialog', { name: 'Open an unencrypted copy?' })
    await expect(question).toBeVisible()
    await screenshot(page, 'readable-copy')
    await question.getByRole('button', { name: 'Open copy' }).click()
  }
  const opened = () => app.evaluate(() => (globalThis as { opened?: string }).opened ?? '')
  await expect.poll(opened).toMatch(/\.pdf$/)
  expect(basename(await opened())).toBe('Boarding pass.pdf')
  expect((await readFile(await opened())).subarray(0, 5).toString()).toBe('%PDF-')
}

test('dragged out of the window: the one under the pointer, or all that are picked', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 4, secret: null })
  await openLibrary(page)
  await lookInside(page)
  const dragged = await watchDrags(app)
  const grid = await openItems(page, 'Gallery')
  const cells = grid.getByRole('gridcell', { name: /, \d{4}$/ })
  await expect(cells).toHaveCount(4)
  const names = await Promise.all(
    [0, 1, 2, 3].map(async index => (await cells.nth(index).getAttribute('title')) ?? ''),
  )
  await drag(page, cells.nth(1))
  await expect.poll(async () => (await dragged()).map(path => basename(path))).toEqual([names[1]])
  for (const index of [0, 2]) await cells.nth(index).getByRole('checkbox').click()
  await drag(page, cells.nth(2))
  await expect.poll(async () => (await dragged()).map(path => basename(path))).toEqual([names[0], names[2]])
  const [copy = ''] = await dragged()
  expect((await readFile(copy)).length).toBeGreaterThan(1_000)
  await expect(page.getByText('Drop a folder to look for backups in it')).toBeHidden()
})

test('what was chosen for a backup is still chosen after a look into the Library', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await finishBackup({ app, page, output }, { pictures: 2, secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await expect(page.getByText(/ on the phone$/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Audio' }).click()
  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Gallery' }).click()
  await expect(page.getByText(/^2 items · /)).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'Back up' }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Audio' })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Videos' })).toBeChecked()
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await expect(page.getByRole('checkbox', { name: 'Gallery' })).toBeChecked()
})
