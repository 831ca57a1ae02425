import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { startSamplePhone, type SamplePhone } from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../test/adb-server'
import { withoutRecords } from '../test/without-records'
import { answerFolderDialog, collectErrors, expect, test as base } from './fixtures'
import { closeApp, launchApp } from './launch-app'

interface Shared {
  readonly adb: TestAdbServer
  readonly home: string
  readonly app: ElectronApplication
}

interface Fixtures {
  /** A sample phone that no test changes, plugged in as `phone` is: it is there already, which saves its start. */
  readonly untouchedPhone: SamplePhone
}

interface WorkerFixtures {
  readonly shared: Shared
  readonly lastingPhone: SamplePhone
}

/**
 * For all tests that neither end the app nor look at what it is like when it is new. One app serves all of them: before each
 * its settings, its keys, its window and its list of backups are those of a new one, the backup folder is empty and has been
 * chosen, no phone is connected, and the page is loaded anew.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [
    async ({}, use) => {
      const adb = await startTestAdbServer()
      const home = await mkdtemp(join(tmpdir(), 'phonekeep-e2e-'))
      const app = await launchApp({ adb, home, appEnv: {} })
      await use({ adb, home, app })
      await closeApp(app)
      await adb.stop()
      await rm(home, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  lastingPhone: [
    async ({}, use) => {
      const phone = await startSamplePhone(withoutRecords)
      await use(phone)
      await phone.close()
    },
    { scope: 'worker' },
  ],
  adb: async ({ shared }, use) => {
    await use(shared.adb)
    await shared.adb.adb('disconnect')
  },
  home: async ({ shared }, use) => {
    await use(shared.home)
    await tidy(shared.home)
  },
  app: async ({ shared }, use) => await use(shared.app),
  page: async ({ app, home, output }, use) => {
    const page = await app.firstWindow()
    const errors = collectErrors(page)
    await rm(join(home, 'user-data/vault-keys.json'), { force: true })
    await resetWindow(app)
    await answerFolderDialog(app, output)
    await resetSettings(page)
    await page.reload()
    await expect(page.getByText('No phone connected')).toBeVisible()
    await use(page)
    await endJobs(page)
    expect(errors()).toEqual([])
  },
  untouchedPhone: async ({ lastingPhone, adb, page }, use) => {
    await adb.connect(lastingPhone.serial)
    await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeVisible()
    await use(lastingPhone)
  },
})

export { expect }

/** Leaves what the running app has for itself. */
async function tidy(home: string): Promise<void> {
  const own = (name: string) => name === 'user-data' || name.startsWith('.')
  for (const name of (await readdir(home)).filter(each => !own(each)))
    await rm(join(home, name), { recursive: true, force: true })
}

/** As src/main/window.ts makes it. */
async function resetWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1180, 780))
}

/** Those of a new app, but for the backup folder: that is what the dialog answers. */
async function resetSettings(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { app, library, output } = window.api
    await app.setTheme({ theme: 'system' })
    await app.setPreferences({
      verify: true,
      reread: 'some',
      encrypt: false,
      lookForUpdates: true,
      background: false,
    })
    await output.pick()
    const emptied = new Promise<void>(resolve => {
      const stop = library.changed(({ status, phones }) => {
        if (status !== 'complete' || phones.length > 0) return
        stop()
        resolve()
      })
    })
    const known = await library.scan()
    if (!known.ok) throw new Error(known.error.code)
    for (const { id, removable } of known.value.folders)
      if (removable) await library.removeFolder({ folderId: id })
    await emptied
  })
}

/** So that nothing writes into folders that are taken away. */
async function endJobs(page: Page): Promise<void> {
  const running = () =>
    page.evaluate(async () => {
      const { jobs } = window.api
      const known = await jobs.list()
      if (!known.ok) throw new Error(known.error.code)
      const ids = known.value.filter(({ status }) => status === 'running').map(({ id }) => id)
      for (const id of ids) await jobs.cancel({ id })
      return ids
    })
  await expect.poll(running).toEqual([])
}
