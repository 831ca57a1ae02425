import axe from 'axe-core'
import type { ElectronApplication, Page } from 'playwright/test'
import { expect } from './fixtures'
import { screenshot } from './screenshot'
import { wordsCutWhenStretched } from './stretch-words'

const themes = ['light', 'dark'] as const

/** The rules of axe that ask for colours. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** The smallest window there is. */
export async function shrinkWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 640))
}

/**
 * What is on the screen is accessible and fits, light and dark, and its words still would in a language that needs a third
 * more room. A picture of each is kept.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await setTheme(page, theme)
    await screenshot(page, `${name}-${theme}`)
    // In the other theme, only colours are others.
    expect(await violations(page, theme === 'light' ? 'all rules' : ofColours)).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(overflow).toBe(false)
  }
  expect.soft(await wordsCutWhenStretched(page)).toEqual([])
}

/**
 * What breaks the rules of axe, and where. Its half a megabyte goes once into each page, and it describes nothing but violations:
 * that is three quarters of the work.
 */
async function violations(
  page: Page,
  rules: 'all rules' | readonly string[],
): Promise<readonly (readonly [string, readonly string[]])[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(rules === 'all rules' ? {} : { runOnly: { type: 'rule', values: [...rules] } }),
  }
  return await page.evaluate(async given => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const found = await run(document, given)
    return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)] as const)
  }, options)
}

async function setTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(chosen => window.api.app.setTheme({ theme: chosen }), theme)
  await page.waitForFunction(
    dark => matchMedia('(prefers-color-scheme: dark)').matches === dark,
    theme === 'dark',
  )
}
