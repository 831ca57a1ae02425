import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication } from 'playwright/test'
import { electronPath } from '../scripts/setup/electron-path.mjs'
import type { TestAdbServer } from '../test/adb-server'

export interface Surroundings {
  readonly adb: TestAdbServer
  /** The home folder of the person who runs the app; its settings are in it, too. */
  readonly home: string
  /** Where it is built: the checkout, or another folder with a package.json. */
  readonly appFolder?: string
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
}: Surroundings): Promise<ElectronApplication> {
  return await _electron.launch({
    executablePath: electronPath(),
    // The app's own theme setting decides.
    colorScheme: null,
    args: [
      appFolder,
      `--user-data-dir=${join(home, 'user-data')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: environmentOf({ adb, home, appEnv }),
  })
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
}: Omit<Surroundings, 'appFolder'>): Record<string, string> {
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
