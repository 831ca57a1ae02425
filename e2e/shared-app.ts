import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { startSamplePhone, type SamplePhone } from '../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../test/adb-server'
import { collectErrors, expect, test as base } from './fixtures'
import { closeApp, launchApp } from './launch-app'

interface Shared {
  readonly adb: TestAdbServer
  readonly home: string
  readonly app: ElectronApplication
}

interface WorkerFixtures {
  readonly shared: Shared
  readonly sharedPhone: SamplePhone
}

/**
 * For tests that change nothing which outlives the page: no setting, no backup, nothing on the phone. One app and one phone serve
 * all of them, and the page is loaded anew for each.
 */
export const test = base.extend<object, WorkerFixtures>({
  shared: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
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
  sharedPhone: [
    async ({ shared }, use) => {
      const phone = await startSamplePhone()
      await shared.adb.connect(phone.serial)
      await use(phone)
      await phone.close()
    },
    { scope: 'worker' },
  ],
  adb: async ({ shared }, use) => await use(shared.adb),
  home: async ({ shared }, use) => await use(shared.home),
  app: async ({ shared }, use) => await use(shared.app),
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    const errors = collectErrors(page)
    await page.reload()
    await page.getByRole('main').waitFor()
    await use(page)
    expect(errors()).toEqual([])
  },
  phone: async ({ sharedPhone, page }, use) => {
    await expect(page.getByRole('navigation').getByText('Google Pixel 7')).toBeVisible()
    await use(sharedPhone)
  },
})

export { expect }
