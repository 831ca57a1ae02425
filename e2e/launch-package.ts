import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright/test'
import { debuggingAddress } from '../scripts/package/debugging-address.mjs'
import { environmentOf, type Surroundings } from './launch-app'

/** Where `npm run package` puts the app that it packs into all others. */
export const packageFolder = resolve(import.meta.dirname, '../dist/linux-unpacked')

/** As root Chromium has no sandbox (crbug.com/638180). */
export const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export interface RunningPackage {
  readonly page: Page
  /** Closes the window and answers the exit code. */
  readonly close: () => Promise<number | null>
  /** The exit code, once it has ended by itself. */
  readonly ended: Promise<number | null>
}

/**
 * Starts the packaged app. Its fuses keep Playwright out of its main process, so the window alone is driven, by Chromium's own
 * protocol. @param folder of a copy of it
 */
export async function launchPackage(
  surroundings: Surroundings,
  folder: string = packageFolder,
): Promise<RunningPackage> {
  const program = join(folder, 'phonekeep')
  if (!existsSync(program)) throw new Error('There is no package: npm run package -- --dir')
  const data = `--user-data-dir=${join(surroundings.home, 'user-data')}`
  const child = spawn(program, [...rootSwitches, '--remote-debugging-port=0', data], {
    env: environmentOf(surroundings),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child))
    const [context] = browser.contexts()
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
    if (page === undefined) throw new Error('The app has no window.')
    // The app's own theme setting decides.
    await page.emulateMedia({ colorScheme: null })
    await page.getByRole('main').waitFor()
    const close = async () => {
      // The page is gone before it could answer.
      await page.evaluate(() => window.api.app.close({ background: false })).catch(() => undefined)
      return await ended
    }
    return { page, close, ended }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}
