import { mkdtemp, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type ElectronApplication, type Page } from 'playwright/test'
import {
  startSamplePhone,
  type SamplePhone,
  type SamplePhoneOptions,
} from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../test/adb-server'
import { withoutRecords } from '../test/without-records'
import { closeApp, launchApp } from './launch-app'

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
  /** Starts the app once more, when the first one has ended: same home, same settings. */
  readonly relaunch: () => Promise<RunningApp>
  /** How many pictures the sample phones have beside 66 other files: 12, which the integration tests make, too, or `manyPictures`. */
  readonly photos: number
  /** Starts a sample phone; it is closed at the end. */
  readonly startPhone: (options?: SamplePhoneOptions) => Promise<SamplePhone>
  /** A sample phone, plugged in once the window is open. */
  readonly phone: SamplePhone
}

interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
}

/** For tests of what there is only where there are many: long lists, pages of thumbnails, pictures of all kinds. */
export const manyPictures = { photos: 300 }

export const test = base.extend<Fixtures>({
  adb: async ({}, use) => {
    const adb = await startTestAdbServer()
    await use(adb)
    await adb.stop()
  },
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
    const app = await launchApp({ adb, home, appEnv })
    await use(app)
    await closeApp(app)
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    const errors = collectErrors(page)
    await page.getByRole('main').waitFor()
    await use(page)
    expect(errors()).toEqual([])
  },
  relaunch: async ({ adb, home, appEnv }, use) => {
    const apps: ElectronApplication[] = []
    await use(async () => {
      const app = await launchApp({ adb, home, appEnv })
      apps.push(app)
      const page = await app.firstWindow()
      await page.getByRole('main').waitFor()
      return { app, page }
    })
    for (const app of apps) await closeApp(app)
  },
  photos: [12, { option: true }],
  startPhone: async ({ photos }, use) => {
    const phones: SamplePhone[] = []
    await use(async options => {
      const phone = await startSamplePhone({ photos, ...withoutRecords, ...options })
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

/** What goes wrong in a page from now on, until it is asked for. */
export function collectErrors(page: Page): () => readonly Error[] {
  const errors: Error[] = []
  const collect = (error: Error) => void errors.push(error)
  page.on('pageerror', collect)
  return () => {
    page.off('pageerror', collect)
    return errors
  }
}

/** The system's folder dialog, answered: no test can click in it. */
export async function answerFolderDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, picked) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] })
  }, folder)
}
