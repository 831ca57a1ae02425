import { AxeBuilder } from '@axe-core/playwright'
import type { ElectronApplication, Page } from 'playwright/test'
import { expect } from './fixtures'
import { screenshot } from './screenshot'

const themes = ['light', 'dark'] as const

/** The smallest window there is. */
export async function shrinkWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640))
}

/** What is on the screen is accessible and fits, light and dark; a picture of each is kept. */
export async function inspect(page: Page, name: string): Promise<void> {
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
