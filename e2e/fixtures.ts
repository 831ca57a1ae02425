import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, test as base, expect, type ElectronApplication, type Page } from 'playwright/test'
import { electronPath } from '../scripts/setup/electron-path.mjs'
import {
  startSamplePhone,
  type SamplePhone,
  type SamplePhoneOptions,
} from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../test/adb-server'

interface Fixtures {
  /** A private adb server: the developer's own is neither seen nor touched. */
  readonly adb: TestAdbServer
  /** The home folder of the person who runs the app. */
  readonly home: string
  /** A folder for backups in it, empty at first. */
  readonly output: string
  /** More of the app's environment, or other. */
  readonly appEnv: Readonly<Record<string, string>>
  readonly app: ElectronApplication
  /** The app's window, once it shows its first screen. */
  readonly page: Page
  /** Starts a sample phone; it is closed at the end. */
  readonly startPhone: (options?: SamplePhoneOptions) => Promise<SamplePhone>
  /** A sample phone, plugged in once the window is open. */
  readonly phone: SamplePhone
}

/** Pictures are made once and kept for all tests and runs. */
const sampleCache =
  process.env['PHONEKEEP_SAMPLE_CACHE'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'phonekeep/sample-phone')

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
  adb: async ({}, use) => {
    const adb = await startTestAdbServer()
    await use(adb)
    await adb.stop()
  },
  // eslint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'phonekeep-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  output: async ({ home }, use) => {
    const folder = join(home, 'Backups')
    await mkdir(folder)
    await use(folder)
  },
  appEnv: [{}, { option: true }],
  app: async ({ adb, home, appEnv }, use) => {
    const app = await _electron.launch({
      executablePath: electronPath(),
      // The app's own theme setting decides.
      colorScheme: null,
      args: [
        resolve(import.meta.dirname, '..'),
        `--user-data-dir=${join(home, 'user-data')}`,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
      env: {
        ...(adb.env as Record<string, string>),
        HOME: home,
        XDG_CONFIG_HOME: join(home, '.config'),
        PHONEKEEP_SAMPLE_CACHE: sampleCache,
        // Words and dates in the screenshots do not depend on the machine.
        LANG: 'en_US.UTF-8',
        LANGUAGE: 'en_US',
        TZ: 'UTC',
        ...appEnv,
      },
    })
    await use(app)
    await app.close()
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    const errors: Error[] = []
    page.on('pageerror', error => errors.push(error))
    await page.getByRole('main').waitFor()
    await use(page)
    expect(errors).toEqual([])
  },
  // eslint-disable-next-line no-empty-pattern
  startPhone: async ({}, use) => {
    const phones: SamplePhone[] = []
    await use(async options => {
      const phone = await startSamplePhone(options)
      phones.push(phone)
      return phone
    })
    for (const phone of phones) await phone.close()
  },
  phone: async ({ page, adb, startPhone }, use) => {
    await expect(page.getByText('No phone connected')).toBeVisible()
    const phone = await startPhone()
    await adb.connect(phone.serial)
    await use(phone)
  },
})

export { expect }

/** The system's folder dialog, answered: no test can click in it. */
export async function answerFolderDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] })
  }, folder)
}
