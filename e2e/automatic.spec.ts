import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { answerFolderDialog, expect, test } from './fixtures'
import { inspect, shrinkWindow } from './inspect'
import { closeApp, launchApp } from './launch-app'
import { allBackups } from './read-backup'
import { setClock } from './set-clock'
import { openChooseData, pickPictures, switchEncryption, typeNewPassword, pickFolder } from './steps'

const minute = 60_000
const hour = 60 * minute

const card = (page: Page) =>
  page.getByRole('main').getByRole('region', { name: 'Google Pixel 7', exact: true })
const events = (page: Page) => card(page).getByRole('region', { name: 'History' }).getByRole('listitem')
const countdown = (page: Page) =>
  page.getByRole('region', { name: 'Google Pixel 7 is about to be backed up' })
const openAutomatic = (page: Page) => page.getByRole('button', { name: 'Automatic' }).click()
const turnOn = (page: Page) =>
  page.getByRole('switch', { name: 'Back up Google Pixel 7 automatically' }).click()

/** Where backups go that nobody starts. */
async function chooseOutput(app: ElectronApplication, page: Page, output: string): Promise<void> {
  await answerFolderDialog(app, output)
  await page.evaluate(() => window.api.output.pick())
}

test('due, put off, held with its reason, missed and caught up: what happened is told', async ({
  app,
  page,
  output,
  phone,
  adb,
}) => {
  await shrinkWindow(app)
  await chooseOutput(app, page, output)
  await openAutomatic(page)
  await expect(page.getByRole('heading', { name: 'Automatic backup', level: 1 })).toBeVisible()

  phone.setFaults({ batteryPercent: 12, notCharging: true })
  await turnOn(page)
  await expect(card(page)).toContainText('The phone’s battery is low and it isn’t charging.')
  phone.setFaults({})
  let later = minute
  await setClock(app, later)
  await expect(countdown(page)).toContainText(/Backing up Google Pixel 7 in \d+ seconds?/)
  await inspect(page, 'automatic-countdown')
  await countdown(page).getByRole('button', { name: 'In an hour' }).click()
  await expect(countdown(page)).toHaveCount(0)
  await expect(card(page)).toContainText('You’ve put it off.')

  later += hour
  await setClock(app, later)
  await expect(countdown(page)).toBeVisible()
  later += minute
  await setClock(app, later)
  await expect(card(page)).toContainText('Up to date.')
  await expect(events(page).first()).toContainText(/Backed up: \d+ items/)
  expect(await allBackups(output)).toHaveLength(1)

  // Away for three days, and the computer asleep meanwhile.
  await adb.adb('disconnect', phone.serial)
  await expect(page.getByRole('navigation')).toContainText('No phone connected')
  later += 25 * hour
  await setClock(app, later)
  await expect(card(page)).toContainText('The phone isn’t connected.')
  later += 50 * hour
  await setClock(app, later)
  await expect(events(page).filter({ hasText: 'The computer was asleep.' }).first()).toBeVisible()
  await inspect(page, 'automatic-history')
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  const overdue = page.getByRole('note').filter({ hasText: 'hasn’t been backed up for a while' })
  await expect(overdue).toContainText('The phone isn’t connected.')
  await inspect(page, 'automatic-overdue')

  await adb.connect(phone.serial)
  await countdown(page).getByRole('button', { name: 'Start now' }).click()
  await expect.poll(() => allBackups(output)).toHaveLength(2)
  await openAutomatic(page)
  await expect(card(page)).toContainText('Up to date.')
  await expect(overdue).toHaveCount(0)
})

test('encrypted without a password, unplugged in the middle, and resumed when the phone is back', async ({
  app,
  page,
  output,
  phone,
  adb,
}) => {
  await openChooseData(page)
  await pickPictures(page, 2)
  await switchEncryption(page, true)
  await page.getByRole('button', { name: 'Start' }).click()
  await pickFolder(app, page, output)
  await typeNewPassword(page, 'walnut gramophone quay 7')
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  await openAutomatic(page)
  await turnOn(page)
  await page.getByRole('switch', { name: 'Encrypt automatic backups' }).click()
  await expect(countdown(page)).toBeVisible()
  phone.setFaults({ unplugAfter: 3_000_000 })
  await countdown(page).getByRole('button', { name: 'Start now' }).click()
  await expect(card(page)).toContainText('Backing up…')
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const jobs = await window.api.jobs.list()
        return jobs.ok ? jobs.value.find(({ status }) => status === 'running')?.hold?.kind : null
      }),
    )
    .toBe('phone')
  await setClock(app, 11 * minute)
  await expect(events(page).filter({ hasText: 'Interrupted.' })).toHaveCount(1)
  await expect(card(page)).toContainText('The phone isn’t connected.')

  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await setClock(app, 75 * minute)
  await countdown(page).getByRole('button', { name: 'Start now' }).click()
  await expect(card(page)).toContainText('Up to date.')
  const names = await allBackups(output)
  expect(names).toHaveLength(2)
  expect(names.filter(name => name.endsWith('.partial'))).toEqual([])
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('starts with the computer without a window, and stays when it is closed', async ({ adb, home }) => {
  const first = await launchApp({ adb, home, appEnv: {} })
  const page = await first.firstWindow()
  await page.getByRole('button', { name: 'Automatic' }).click()
  await page.getByRole('switch', { name: 'Start with the computer' }).click()
  await expect(page.getByText('Phonekeep starts hidden')).toBeVisible()
  const entry = await readFile(join(home, '.config/autostart/phonekeep.desktop'), 'utf8')
  expect(entry).toMatch(/^Exec=.+ --hidden$/m)
  const windows = (app: typeof first) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect.poll(() => windows(first)).toBe(0)
  // As when somebody starts it again.
  await first.evaluate(({ app }) => app.emit('second-instance'))
  await expect.poll(() => windows(first)).toBe(1)
  await expect((await first.firstWindow()).getByRole('navigation')).toBeVisible()
  await first.evaluate(({ app }) => app.quit())
  await closeApp(first).catch(() => undefined)

  const hidden = await launchApp({ adb, home, appEnv: {}, args: ['--hidden'] })
  await expect.poll(() => hidden.evaluate(({ app }) => app.isReady())).toBe(true)
  expect(await windows(hidden)).toBe(0)
  await hidden.evaluate(({ app }) => app.emit('second-instance'))
  await expect.poll(() => windows(hidden)).toBe(1)
  const again = await hidden.firstWindow()
  await again.getByRole('button', { name: 'Automatic' }).click()
  await again.getByRole('switch', { name: 'Start with the computer' }).click()
  await expect(again.getByText('Automatic backups need Phonekeep to be running.')).toBeVisible()
  await expect(readFile(join(home, '.config/autostart/phonekeep.desktop'))).rejects.toThrow('ENOENT')
  await closeApp(hidden)
})
