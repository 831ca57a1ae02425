import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { expect, test } from './shared-app'
import { screenshot } from './screenshot'
import { openChooseData } from './steps'

async function openItems(page: Page, category: string): Promise<Locator> {
  await openChooseData(page)
  await page.getByRole('button', { name: `View items in ${category}` }).click()
  const grid = page.getByRole('grid', { name: `Items in ${category}` })
  await expect(grid).toBeVisible()
  return grid
}

const cells = (grid: Locator) => grid.getByRole('gridcell', { name: /, \d{4}$/ })
const viewer = (page: Page) => page.getByRole('dialog')
const title = (page: Page) => viewer(page).getByRole('heading')
/** How much of the type is picked: "1,204 of 3,980 · 5.1 GB". */
const selected = (page: Page) => page.getByRole('group', { name: 'Selected' }).getByText(/ of /)
const totalOf = async (page: Page) =>
  Number(/ of (\d+) ·/.exec((await selected(page).textContent()) ?? '')?.[1])
/** Items under a heading, by what describes its check box. */
const countOf = (heading: Locator) =>
  heading.evaluate(box => {
    const text = document.getElementById(box.getAttribute('aria-describedby') ?? '')?.innerText
    return Number(/(\d+) items? ·/.exec(text ?? '')?.[1])
  })
const loaded = (image: Element) => image instanceof HTMLImageElement && image.naturalWidth > 400

test('a large preview by click and by Space; through the pictures; in or out; the focus comes back', async ({
  page,
  untouchedPhone: _phone,
}) => {
  const grid = await openItems(page, 'Gallery')
  const total = await totalOf(page)
  await cells(grid).nth(1).click()
  await expect(viewer(page).getByText(/^2 of \d+$/)).toBeVisible()
  const name = (await title(page).textContent()) ?? ''
  // The real picture, larger than any thumbnail.
  await expect.poll(() => viewer(page).getByRole('img', { name }).evaluate(loaded)).toBe(true)
  await screenshot(page, 'viewer')

  await page.keyboard.press('ArrowRight')
  await expect(viewer(page).getByText(/^3 of \d+$/)).toBeVisible()
  await expect(title(page)).not.toHaveText(name)
  await viewer(page).getByRole('button', { name: 'Previous' }).click()
  await expect(title(page)).toHaveText(name)
  await viewer(page).getByRole('button', { name: 'Next' }).click()
  const box = viewer(page).getByRole('checkbox', { name: 'Include in backup' })
  await expect(box).toBeChecked()
  await page.keyboard.press('x')
  await expect(box).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expect(viewer(page)).toBeHidden()
  await expect(cells(grid).nth(2)).toBeFocused()
  await expect(cells(grid).nth(2)).toHaveAttribute('aria-selected', 'false')
  await expect(selected(page)).toContainText(`${total - 1} of ${total} · `)

  await page.keyboard.press('ArrowLeft')
  await expect(cells(grid).nth(1)).toBeFocused()
  await page.keyboard.press(' ')
  await expect(title(page)).toHaveText(name)
  await page.keyboard.press('End')
  await expect(viewer(page).getByText(`${total} of ${total}`, { exact: true })).toBeVisible()
  await page.keyboard.press(' ')
  await expect(viewer(page)).toBeHidden()
  // Far down, where the grid had not been.
  await expect(cells(grid).last()).toBeFocused()
})

test('the viewer keeps the focus, and says what it cannot show', async ({ page, untouchedPhone: _phone }) => {
  const grid = await openItems(page, 'Documents')
  await grid.getByText('Notes.md').click()
  await expect(viewer(page).getByRole('region', { name: 'Text of Notes.md' })).not.toBeEmpty()
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab')
    expect(await viewer(page).evaluate(dialog => dialog.contains(document.activeElement))).toBe(true)
  }
  await viewer(page).getByRole('button', { name: 'Close' }).click()
  await grid.getByText('Boarding pass.pdf').click()
  await expect(viewer(page).getByText('No preview')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid.getByRole('row', { name: 'Boarding pass.pdf' })).toBeFocused()
})

test('by folder: one folder is picked, and the tile tells how much', async ({
  page,
  untouchedPhone: phone,
}) => {
  const grid = await openItems(page, 'Gallery')
  await page.getByRole('button', { name: 'Select none' }).click()
  await expect(selected(page)).toHaveText(/^0 of \d+ · 0 bytes$/)
  await page.getByRole('radio', { name: 'Folder' }).click()
  const taken = await readdir(join(phone.internalStorage, 'DCIM/Camera'))
  const count = taken.filter(name => !/^\.|\.(mp4|mov|webm|3gp|mkv)$/i.test(name)).length
  expect(count).toBeGreaterThan(100)
  const camera = grid.getByRole('checkbox', { name: 'Camera', exact: true })
  await expect(camera).toHaveAccessibleDescription(new RegExp(`^DCIM/Camera ${count} items · `))
  await camera.click()
  const amount = page.getByText(new RegExp(`^${count} of \\d+ · [\\d.]+ MB$`))
  await expect(amount).toBeVisible()
  await screenshot(page, 'by-folder')
  await page.getByRole('radio', { name: 'Month' }).click()
  await expect(grid.getByRole('checkbox', { name: 'May 2026', exact: true })).toHaveAttribute(
    'aria-checked',
    'mixed',
  )
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(amount).toBeVisible()
})

test('a list has months and folders too', async ({ page, untouchedPhone: _phone }) => {
  const grid = await openItems(page, 'Documents')
  const total = await totalOf(page)
  const heading = (name: string) => grid.getByRole('checkbox', { name, exact: true })
  const inMonth = await countOf(heading('April 2025'))
  await heading('April 2025').click()
  await expect(selected(page)).toContainText(`${total - inMonth} of ${total} · `)
  await page.getByRole('button', { name: 'Select all' }).click()
  await page.getByRole('radio', { name: 'Folder' }).click()
  const inFolder = await countOf(heading('Awkward names'))
  await heading('Awkward names').click()
  await expect(selected(page)).toContainText(`${total - inFolder} of ${total} · `)
})

test('favourites have a star, and can be shown alone', async ({ page, untouchedPhone: _phone }) => {
  const grid = await openItems(page, 'Gallery')
  const all = await totalOf(page)
  const filter = page.getByRole('button', { name: 'Favourites' })
  await filter.click()
  await expect(filter).toHaveAttribute('aria-pressed', 'true')
  const found = page.getByRole('button', { name: /^Select all \d+ results$/ })
  const count = Number(/\d+/.exec((await found.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(1)
  expect(count).toBeLessThan(all)
  await expect(grid.getByRole('gridcell', { name: /, favourite, .*, \d{4}$/ }).first()).toBeVisible()
  await expect(grid.getByRole('gridcell', { name: /^(?!.*, favourite, ).*, \d{4}$/ })).toHaveCount(0)
  await screenshot(page, 'favourites')
  await cells(grid).first().click()
  await expect(viewer(page).getByText('Favourite', { exact: true })).toBeVisible()
  await screenshot(page, 'favourite-viewer')
  await page.keyboard.press('Escape')
  await filter.click()
  await expect(page.getByRole('button', { name: 'Select all', exact: true })).toBeVisible()
})

test('search, and pick only what was found', async ({ page, untouchedPhone: _phone }) => {
  await openItems(page, 'Documents')
  await page.getByRole('button', { name: 'Select none' }).click()
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('RESUME')
  await page.getByRole('button', { name: 'Select all 2 results', exact: true }).click()
  await expect(selected(page)).toHaveText(/^2 of \d+ · 32 bytes$/)
  await page.getByRole('button', { name: 'Clear search' }).click()
  await expect(page.getByRole('button', { name: 'Select all', exact: true })).toBeVisible()
  await expect(selected(page)).toHaveText(/^2 of \d+ · 32 bytes$/)
})

test('ranges by Shift with the mouse and by keyboard, which shrink as they grow', async ({
  page,
  untouchedPhone: _phone,
}) => {
  const grid = await openItems(page, 'Gallery')
  const total = await totalOf(page)
  const check = (index: number) => cells(grid).nth(index).getByRole('checkbox')
  await page.getByRole('button', { name: 'Select none' }).click()
  await check(1).click()
  await expect(viewer(page)).toBeHidden()
  await check(6).click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveText(/^6 of \d+ · /)
  await check(3).click({ modifiers: ['Shift'] })
  await expect(selected(page)).toHaveText(/^3 of \d+ · /)
  await expect(cells(grid).nth(3)).toBeFocused()

  await page.keyboard.press('Shift+ArrowRight')
  await expect(selected(page)).toHaveText(/^4 of \d+ · /)
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(selected(page)).toHaveText(/^2 of \d+ · /)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(selected(page)).toHaveText(/^3 of \d+ · /)
  await page.keyboard.press('x')
  await expect(selected(page)).toHaveText(/^2 of \d+ · /)
  await page.keyboard.press('Control+a')
  await expect(selected(page)).toContainText(`${total} of ${total} · `)
})
