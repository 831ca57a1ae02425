import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright/test'
import { electronPath } from '../scripts/setup/electron-path.mjs'
import type { TestAdbServer } from '../test/adb-server'

export interface Surroundings {
  readonly adb: TestAdbServer
  /** The home folder of the person who runs the app; its settings are in it, too. */
  readonly home: string
  /** Where it is built: the checkout, or another folder with a package.json. */
  readonly appFolder?: string
  /** What it is started with beside that. */
  readonly args?: readonly string[]
  /** More of the app's environment, or other. */
  readonly appEnv: Readonly<Record<string, string>>
}

/** Pictures are made once and kept for all tests and runs. */
const sampleCache =
  process.env['PHONEKEEP_SAMPLE_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'phonekeep/sample-phone')

const checkout = resolve(import.meta.dirname, '..')

/** Starts the app as it is built. A second one with the same home finds the settings of the first. */
export async function launchApp({
  adb,
  home,
  appEnv,
  appFolder = checkout,
  args = [],
}: Surroundings): Promise<ElectronApplication> {
  const app = await _electron.launch({
    executablePath: electronPath(),
    // The app's own theme setting decides.
    colorScheme: null,
    args: [...argumentsOf(home, appFolder), ...args],
    env: environmentOf({ adb, home, appEnv }),
  })
  for (const page of app.windows()) void standStill(page)
  app.on('window', page => void standStill(page))
  return askingAgain(app)
}

/** Nothing moves: here a processor draws each picture, which is a third of what the window takes while a job runs. */
async function standStill(page: Page): Promise<void> {
  // A window may be closed as soon as it is there.
  await page.emulateMedia({ reducedMotion: 'reduce' }).catch(() => undefined)
}

/**
 * V8 may collect the promise of what Playwright evaluates in Electron's main process before it has its answer: it is asked
 * again. What tests evaluate there may be done twice.
 */
function askingAgain(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>
  const evaluateAgain = async (...args: unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...args)
    } catch (error) {
      if (!String(error).includes('promise was garbage collected')) throw error
      return await evaluate(...args)
    }
  }
  return Object.assign(app, { evaluate: evaluateAgain })
}

/** What Electron is started with. */
export function argumentsOf(home: string, appFolder = checkout): string[] {
  return [
    appFolder,
    `--user-data-dir=${join(home, 'user-data')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

/** Longer than the app gives itself to end (src/main/app.ts), on a busy machine. */
const patienceMs = 20_000

/**
 * Closes the app, if it has not ended already. One that does not end is killed: after a test that failed it may ask whether
 * to stop what is running, and nobody answers. @throws then
 */
export async function closeApp(app: ElectronApplication): Promise<void> {
  let isStuck = false
  const kill = setTimeout(() => {
    isStuck = true
    app.process().kill('SIGKILL')
  }, patienceMs)
  await app.close().finally(() => clearTimeout(kill))
  if (isStuck) throw new Error('The app did not end when it was closed')
}

/** The app's environment. */
export function environmentOf({
  adb,
  home,
  appEnv,
}: Omit<Surroundings, 'appFolder' | 'args'>): Record<string, string> {
  return {
    ...(adb.env as Record<string, string>),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    PHONEKEEP_SAMPLE_CACHE: sampleCache,
    // Words and dates in the screenshots do not depend on the machine.
    LANG: 'en_US.UTF-8',
    LANGUAGE: 'en_US',
    TZ: 'UTC',
    ...appEnv,
  }
}
