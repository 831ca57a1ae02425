import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test as base } from './fixtures'
import { environmentOf } from './launch-app'
import { launchPackage, packageFolder, rootSwitches } from './launch-package'
import { expectEqualToPhone, expectOnPhone, namesOnPhone, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { restoreFact, wipe } from './steps'

interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface PackageFixtures {
  /** Runs the installed program with arguments, without a display, as over ssh. */
  readonly phonekeep: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Run>
}

const test = base.extend<PackageFixtures>({
  phonekeep: async ({ adb, home }, use) => {
    await use(async (args, env = {}) => {
      const { DISPLAY: _display, ...rest } = environmentOf({ adb, home, appEnv: env })
      const child = spawn(join(packageFolder, 'phonekeep'), [...rootSwitches, ...args], { env: rest })
      child.stdin.end()
      let stdout = ''
      let stderr = ''
      child.stdout.on('data', (text: Buffer) => (stdout += text.toString()))
      child.stderr.on('data', (text: Buffer) => (stderr += text.toString()))
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, stdout, stderr }
    })
  },
})

test('the packaged app backs up a phone and restores it, and ends cleanly', async ({
  adb,
  home,
  startPhone,
}) => {
  test.setTimeout(150_000)
  const { page, close } = await launchPackage({ adb, home, appEnv: {} })
  const phone = await startPhone()
  await adb.connect(phone.serial)
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  const grid = page.getByRole('grid', { name: 'Items in Gallery' })
  // Rendered by sharp, in a process of its own, out of the archive.
  await expect.poll(() => grid.locator('img').evaluateAll(countLoaded)).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  const lines = await expectEqualToPhone(await onlyBackup(join(home, 'Phonekeep')), phone)

  await wipe(adb, phone)
  expect(await namesOnPhone(phone)).toEqual([])
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'One-click Restore' }).click()
  await page.getByRole('button', { name: 'Restore everything' }).click()
  await expect(page.getByRole('heading', { name: 'Restore complete', exact: true })).toBeVisible({
    timeout: 60_000,
  })
  await expect(restoreFact(page, 'Restored')).toContainText(`${lines.length} items`)
  await expectOnPhone(lines, phone)
  await screenshot(page, 'package-restored')
  expect(await close()).toBe(0)
})

test('the command line finds the adb that the app has fetched', async ({ home, phonekeep }) => {
  const nowhere = { PATH: '/nowhere', ANDROID_HOME: '/nowhere', ANDROID_SDK_ROOT: '/nowhere' }
  const userData = join(home, 'user-data')
  const args = [`--user-data-dir=${userData}`, 'devices']
  expect((await phonekeep(args, nowhere)).code).toBe(3)
  const folder = join(userData, 'platform-tools/37.0.1')
  await mkdir(folder, { recursive: true })
  // The server runs already: it is not started.
  await writeFile(join(folder, 'adb'), '', { mode: 0o755 })
  expect(await phonekeep(args, nowhere)).toMatchObject({ code: 0 })

  expect((await phonekeep(['devices'], nowhere)).code).toBe(3)
  await mkdir(join(home, '.config'), { recursive: true })
  await rename(userData, join(home, '.config/phonekeep'))
  expect(await phonekeep(['devices'], nowhere)).toMatchObject({ code: 0 })
})

test('the command line is in the package: an encrypted backup and its check, without a display', async ({
  adb,
  output,
  phonekeep,
  startPhone,
}) => {
  const phone = await startPhone({ photos: 12 })
  await adb.connect(phone.serial)
  const password = join(output, '..', 'password')
  await writePassword(password)
  const backup = await phonekeep(['backup', '--to', output, '--encrypt', '--password-file', password])
  expect(backup).toMatchObject({ code: 0 })
  const folder = await onlyBackup(output)
  await expectEqualToPhone(folder, phone, 'lantern otter walnut 5')
  const verified = await phonekeep(['verify', folder, '--password-file', password])
  expect(verified).toMatchObject({ code: 0 })
  expect((await phonekeep(['verify', join(output, 'none')])).code).toBe(3)
  expect((await phonekeep(['backpu'])).code).toBe(2)
  expect((await phonekeep(['--version'])).stdout.trim()).toBe(await versionOfPackage())
  // It is not the app that did it: none of its profile is there.
  expect(await readdir(join(output, '..', '.config'))).toEqual(['phonekeep-cli'])
})

test('nobody runs other code in the packaged app by its environment or arguments', async ({
  home,
  phonekeep,
}) => {
  const script = join(home, 'other.cjs')
  const proof = join(home, 'proof')
  await writeFile(script, `require('node:fs').writeFileSync(${JSON.stringify(proof)}, '')`)
  // As plain Node it would run the script. It is the command line, which has no such command.
  expect((await phonekeep([script], { ELECTRON_RUN_AS_NODE: '1' })).code).toBe(2)
  expect((await phonekeep(['--version'], { NODE_OPTIONS: `--require ${script}` })).code).toBe(0)
  const inspected = await phonekeep(['--inspect-brk=0', '--version'])
  expect(inspected.code).toBe(0)
  expect(inspected.stderr).not.toContain('Debugger listening')
  expect(await readdir(home)).not.toContain('proof')
})

const countLoaded = (images: Element[]) =>
  images.filter(image => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 1).length

async function writePassword(file: string): Promise<void> {
  await writeFile(file, 'lantern otter walnut 5\n', { mode: 0o600 })
}

async function versionOfPackage(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
