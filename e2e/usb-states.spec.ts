import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright/test'
import { startFakeAdbServer, text, type FakeAdbServer } from '../test/fake-adb-server'
import { expect } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { closeApp, launchApp } from './launch-app'
import { test as base } from './staged-app'

interface Fixtures {
  /** What adb is told of its phones. */
  readonly fakeAdb: FakeAdbServer & { setPhones: (lines: string) => void }
  /** What is on USB, as Linux shows it. */
  readonly usb: string
}

/** The app on a computer on whose USB is what the test puts there. */
const test = base.extend<Fixtures>({
  fakeAdb: async ({}, use) => {
    let phones = ''
    const fake = await startFakeAdbServer({
      requests: {
        'host:devices': socket => socket.write(Buffer.concat([Buffer.from('OKAY'), text(phones)])),
      },
    })
    await use({ ...fake, setPhones: lines => (phones = lines) })
    await fake.close()
  },
  usb: async ({ home }, use) => {
    const folder = join(home, 'usb')
    await mkdir(folder)
    await use(folder)
  },
  app: async ({ adb, home, built, fakeAdb, usb }, use: (app: ElectronApplication) => Promise<void>) => {
    const appEnv = { ANDROID_ADB_SERVER_PORT: String(fakeAdb.port), TEST_USB_FOLDER: usb }
    const app = await launchApp({ adb, home, appEnv, appFolder: built.folder })
    await shrinkWindow(app)
    await use(app)
    await closeApp(app)
  },
})

test('charging, debugging off, no permission and not allowed yet are told apart, each with what to do', async ({
  app,
  fakeAdb,
  page,
  usb,
}) => {
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await expect(page.getByRole('heading', { name: 'Plug in your phone' })).toBeVisible()

  await plug(usb, [])
  await expect(page.getByRole('heading', { name: 'The Google phone is only charging' })).toBeVisible()
  await inspect(page, 'usb-charging')
  await plug(usb, ['06 01 01'])
  await expect(page.getByRole('heading', { name: 'USB debugging is off on the Google phone' })).toBeVisible()
  await inspect(page, 'usb-files')

  await plug(usb, ['06 01 01', 'ff 42 01'])
  fakeAdb.setPhones('SERIAL\tno permissions (missing udev rules? user is in the plugdev group)\n')
  await expect(page.getByRole('heading', { name: 'Linux is blocking access to the phone' })).toBeVisible()
  const rule =
    `echo 'SUBSYSTEM=="usb", ATTR{idVendor}=="18d1", ATTR{idProduct}=="4ee2", MODE="0660", GROUP="plugdev", ` +
    `TAG+="uaccess"' | sudo tee /etc/udev/rules.d/51-android-18d1-4ee2.rules && ` +
    'sudo udevadm control --reload && sudo udevadm trigger'
  await expect(page.getByText(rule)).toBeVisible()
  await inspect(page, 'no-permissions')
  const step = page.getByRole('listitem').filter({ hasText: rule })
  await step.getByRole('button', { name: 'Copy command' }).click()
  await expect(step.getByRole('status')).toHaveText('Copied')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(rule)
  await expect(step.getByRole('status')).toHaveText('')

  fakeAdb.setPhones('SERIAL\tunauthorized\n')
  await expect(page.getByRole('heading', { name: 'Unlock the phone and tap Allow' })).toBeVisible()
  await inspect(page, 'unauthorized')
})

/** A phone of Google's as Linux shows it in /sys/bus/usb/devices; an interface is class, subclass, protocol. */
async function plug(usb: string, interfaces: readonly string[]): Promise<void> {
  await rm(usb, { recursive: true })
  const attributes = { idVendor: '18d1', idProduct: '4ee2', serial: 'SERIAL' }
  await write(join(usb, '1-1'), attributes)
  for (const [number, kind] of interfaces.entries()) {
    const [bInterfaceClass = '', bInterfaceSubClass = '', bInterfaceProtocol = ''] = kind.split(' ')
    await write(join(usb, `1-1:1.${number}`), { bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol })
  }
}

async function write(folder: string, attributes: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, value] of Object.entries(attributes)) await writeFile(join(folder, name), `${value}\n`)
}
