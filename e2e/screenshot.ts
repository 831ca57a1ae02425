import { join, resolve } from 'node:path'
import { test, type Page } from 'playwright/test'

/** The README shows these; `npm run screenshots` makes them anew, any other run puts its own beside the test's results. */
const docsFolder = resolve(import.meta.dirname, '../docs/screenshots')

export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['PHONEKEEP_SCREENSHOTS'] === 'docs' ? docsFolder : test.info().outputPath()
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
