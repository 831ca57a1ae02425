import { join, resolve } from 'node:path'
import { test, type Page } from 'playwright/test'

/** The README shows these; `npm run screenshots` makes them anew, any other run puts its own beside the test's results. */
const docsFolder = resolve(import.meta.dirname, '../docs/screenshots')

const shownByReadme = new Set(
  'choose done gallery home inside-picked library-interrupted output progress restored unplugged'.split(' '),
)

export async function screenshot(page: Page, name: string): Promise<void> {
  const forDocs = process.env['PHONEKEEP_SCREENSHOTS'] === 'docs' && shownByReadme.has(name)
  const folder = forDocs ? docsFolder : test.info().outputPath()
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
