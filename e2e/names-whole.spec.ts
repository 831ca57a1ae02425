import type { Locator, Page } from 'playwright/test'
import { expect, test } from './shared-app'
import { openChooseData } from './steps'

/** What a screen reader gets, as Chromium tells it. */
async function readOut(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ name }) => String(name?.value ?? ''))
    .filter(name => name !== '')
}

/** The whole name is there, and no piece of it for itself. */
async function expectWhole(page: Page, name: string): Promise<void> {
  const told = await readOut(page)
  expect(told.some(text => text.includes(name))).toBe(true)
  const pieces = told.filter(text => text.length > 4 && name !== text && name.includes(text))
  expect(pieces).toEqual([])
}

async function nameOf(box: Locator): Promise<string> {
  return ((await box.getAttribute('aria-label')) ?? '').split(',')[0] ?? ''
}

test('names of files are read out whole: grid, viewer and list', async ({ page, untouchedPhone: _phone }) => {
  await openChooseData(page)
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  const photo = await nameOf(
    grid
      .getByRole('gridcell')
      .getByRole('checkbox', { name: /, \d{4}$/ })
      .first(),
  )
  expect(photo.length).toBeGreaterThan(12)
  await expectWhole(page, photo)
  await grid.getByRole('button', { name: `View ${photo}` }).click()
  const viewer = page.getByRole('dialog')
  await expect(viewer).toBeVisible()
  await expectWhole(page, photo)
  expect(await readOut(page)).toContain(photo)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: 'View items in Documents' }).click()
  const list = page.getByRole('grid', { name: 'Items in Documents' })
  const boxes = list.getByRole('gridcell').getByRole('checkbox', { name: /^[^,]{13,},/ })
  const document = await nameOf(boxes.first())
  expect(document.length).toBeGreaterThan(12)
  await expectWhole(page, document)
})
