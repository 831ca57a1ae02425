import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { answerFolderDialog, expect, test } from './fixtures'
import { dragOverWindow } from './drop-on-window'
import { inspect, shrinkWindow } from './inspect'
import { finishBackup, libraryRows, lookInside, openLibrary, startRestore, wipe } from './steps'

test.describe.configure({ timeout: 240_000 })

test('the Library and what is inside a backup are accessible and fit', async ({
  app,
  page,
  output,
  phone,
}) => {
  await shrinkWindow(app)
  await openLibrary(page)
  await inspect(page, 'library-empty')
  await dragOverWindow(page, output)
  await expect(page.getByText('Drop a folder to look for backups in it')).toBeVisible()
  await inspect(page, 'library-drag')
  await page.mouse.move(700, 500)
  await expect(page.getByText('Drop a folder to look for backups in it')).toBeHidden()
  await page.getByRole('navigation').getByRole('button', { name: 'Restore' }).click()
  await inspect(page, 'restore-empty')
  await page.getByRole('navigation').getByRole('button', { name: 'Back up' }).click()
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: null })
  await page.getByRole('button', { name: 'Done' }).click()
  await finishBackup({ app, page, output }, { pictures: 5, secret: 'lantern otter walnut 5' })
  await openLibrary(page)
  await expect(libraryRows(page)).toHaveCount(2)
  await expect(page.getByText(/measuring/)).toHaveCount(0)
  await inspect(page, 'library')
  await libraryRows(page)
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await inspect(page, 'library-delete')
  await page.keyboard.press('Escape')
  await lookInside(page, 1)
  await inspect(page, 'inside')
  await page.getByRole('button', { name: 'View items in Gallery' }).click()
  await expect(page.getByRole('grid', { name: 'Items in Gallery' })).toBeVisible()
  await inspect(page, 'inside-gallery')
  await page
    .getByRole('gridcell', { name: /, \d{4}$/ })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByText('Loading preview')).toBeHidden()
  await inspect(page, 'inside-viewer')
  await page.keyboard.press('+')
  await expect(page.getByRole('region', { name: 'Full size' })).toBeVisible()
  await inspect(page, 'inside-full-size')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('checkbox', { name: 'Select everything' }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByText(/needed, /).first()).toBeVisible()
  await inspect(page, 'where')
  await page.getByRole('radio', { name: 'Single folder' }).click()
  await page.getByLabel('Folder name').fill('a/b')
  await inspect(page, 'where-folder')
  await page.getByRole('radio', { name: 'To this computer' }).click()
  await inspect(page, 'where-computer')
  phone.unplug()
  await page.getByRole('radio', { name: 'To the phone' }).click()
  await expect(page.getByText('Plug it in and unlock it.', { exact: false })).toBeVisible()
  await inspect(page, 'where-no-phone')
})

test('choosing a backup, passwords, progress and results are accessible and fit, too', async ({
  app,
  adb,
  page,
  home,
  output,
  phone,
  relaunch,
  startPhone,
}) => {
  await shrinkWindow(app)
  await finishBackup({ app, page, output }, { pictures: 'everything', secret: 'lantern otter walnut 5' })
  await app.close()
  const { app: nextApp, page: next } = await relaunch()
  await shrinkWindow(nextApp)
  await expect(next.getByText('Google Pixel 7').first()).toBeVisible()
  await inspect(next, 'home-four-choices')
  await next.getByRole('button', { name: 'One-click Restore' }).click()
  await expect(next.getByRole('radio')).toBeChecked()
  await inspect(next, 'one-click-restore')
  await next.getByRole('button', { name: 'Back', exact: true }).click()
  await next.getByRole('button', { name: 'Device Data Restore' }).click()
  await expect(next.getByRole('radio')).toBeChecked()
  await inspect(next, 'choose-backup')
  await next.getByRole('button', { name: 'Open', exact: true }).click()
  await next.getByRole('dialog').getByLabel('Password', { exact: true }).fill('lantern')
  await next.keyboard.press('Enter')
  await expect(next.getByText(/Wrong password/)).toBeVisible()
  await inspect(next, 'open-password')
  await next.getByRole('dialog').getByLabel('Password', { exact: true }).fill('lantern otter walnut 5')
  await next.keyboard.press('Enter')
  await next.getByRole('checkbox', { name: 'Select everything' }).click()
  await wipe(adb, phone)
  phone.setFaults({ sendUnplugAfter: 30_000_000, bytesPerSecond: 60_000_000 })
  await startRestore(next)
  await next.getByRole('button', { name: 'Pause' }).click()
  await expect(next.getByRole('region', { name: 'Restore progress' }).getByText('Paused')).toBeVisible()
  await inspect(next, 'restore-paused')
  await openLibrary(next)
  await expect(next.getByText(/when the current task finishes/)).toBeVisible()
  await inspect(next, 'library-busy')
  await next.getByRole('navigation').getByRole('button', { name: 'Restore' }).click()
  await next.getByRole('button', { name: 'Resume' }).click()
  await expect(next.getByText('Waiting for the phone')).toBeVisible({ timeout: 60_000 })
  await inspect(next, 'restore-waiting')
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(next.getByRole('heading', { name: 'Restore complete', exact: true })).toBeVisible({
    timeout: 60_000,
  })
  await inspect(next, 'restored')

  const second = await startPhone({ phone: 'second', photos: 1 })
  await adb.connect(second.serial)
  await openLibrary(next)
  await lookInside(next)
  await next.getByRole('checkbox', { name: 'Audio' }).click()
  await next.getByRole('button', { name: 'Restore…' }).click()
  await next.getByRole('radio', { name: 'samsung SM-A546B' }).click()
  await expect(next.getByText('This backup is from another phone')).toBeVisible()
  await inspect(next, 'where-several')
  await next.getByRole('radio', { name: 'To this computer' }).click()
  await mkdir(join(home, 'Desktop'))
  await answerFolderDialog(nextApp, join(home, 'Desktop'))
  await next.getByRole('button', { name: 'Choose folder…' }).click()
  await expect(next.getByText('~/Desktop')).toBeVisible()
  await inspect(next, 'where-computer-encrypted')
  await next.getByRole('button', { name: 'Start export' }).click()
  await expect(next.getByRole('heading', { name: 'Export complete', exact: true })).toBeVisible()
  await inspect(next, 'exported')
})
