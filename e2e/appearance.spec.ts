import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { screenshot } from './screenshot'
import { openChooseData, startBackup } from './steps'

const themes = ['light', 'dark'] as const

test.describe.configure({ timeout: 150_000 })

test('every screen is accessible and fits, light and dark, in the smallest window', async ({
  app,
  adb,
  page,
  output,
  startPhone,
}) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640))
  await inspect(page, 'home-empty')
  await page.getByRole('button', { name: 'Connect your phone' }).click()
  await inspect(page, 'connect')
  const phone = await startPhone()
  await adb.connect(phone.serial)
  await expect(page.getByText('No backup yet')).toBeVisible()
  await inspect(page, 'home')
  await page.getByRole('button', { name: 'Settings' }).click()
  await inspect(page, 'settings')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await openChooseData(page)
  await inspect(page, 'choose')
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  await expect(page.getByRole('grid', { name: 'Items in Gallery' })).toBeVisible()
  await inspect(page, 'gallery')
  await page.getByRole('radio', { name: 'Folder' }).click()
  await inspect(page, 'by-folder')
  await page
    .getByRole('gridcell', { name: /, \d{4}$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('Getting the preview')).toBeHidden()
  await inspect(page, 'viewer')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'View items in Documents' }).click()
  await inspect(page, 'documents')
  await page.getByText('--help.txt').click()
  await expect(page.getByRole('region', { name: 'Text of --help.txt' })).toBeVisible()
  await inspect(page, 'viewer-text')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  await inspect(page, 'done')
})

async function inspect(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await setTheme(page, theme)
    await screenshot(page, `${name}-${theme}`)
    // `legacyMode`: axe's own second page is a window, and this app opens none.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(overflow).toBe(false)
  }
}

async function setTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(chosen => window.api.app.setTheme({ theme: chosen }), theme)
  await page.waitForFunction(
    dark => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    theme === 'dark',
  )
}
