import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withSmallDisk } from '../test/small-disk'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { inspect, shrinkWindow } from './inspect'
import { screenshot } from './screenshot'
import { cancelBackup, openChooseData, origin, pickFolder, pickPictures, startBackup } from './steps'
import { expect, test } from './shared-app'

test('unplugged in mid-copy: says so, waits, and resumes', async ({ app, adb, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ unplugAfter: 20_000_000 })
  await startBackup(app, page, output)
  const progress = page.getByRole('region', { name: 'Backup progress' })
  await expect(progress.getByText('Waiting for the phone')).toBeVisible()
  await expect(page.getByRole('note').filter({ hasText: 'The phone was unplugged' })).toBeVisible()
  // Told once, and no speed or end is made up.
  await expect(page.getByText(/^The phone was unplugged\. .* resumes when the phone reconnects/)).toHaveCount(
    1,
  )
  await expect(progress.getByRole('definition').last()).toHaveText('–')
  await screenshot(page, 'unplugged')
  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  const folder = await onlyBackup(output)
  expect((await expectEqualToPhone(folder, phone)).length).toBeGreaterThan(70)
})

test('unplugged in mid-copy and cancelled: what was copied stays, and is resumed', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  phone.setFaults({ unplugAfter: 20_000_000 })
  await startBackup(app, page, output)
  await expect(page.getByText('Waiting for the phone')).toBeVisible()
  await cancelBackup(page)
  await expect(page.getByText(/saved\. Back up again to continue/)).toBeVisible()
  const partial = await onlyBackup(output)
  expect(partial.endsWith('.partial')).toBe(true)
  const kept = await expectEqualToPhone(partial, phone)
  expect(kept.length).toBeGreaterThan(0)

  phone.setFaults({})
  await phone.plug()
  await adb.connect(phone.serial)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(/was interrupted\.$/)).toBeVisible()
  await openChooseData(page)
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText(/Starting will resume it/)).toBeVisible()
  await page.getByRole('button', { name: 'Start backup' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  await expect(origin(page, 'Kept from the interrupted backup')).toContainText(
    new RegExp(`^${kept.length} items? `),
  )
  const folder = await onlyBackup(output)
  expect((await expectEqualToPhone(folder, phone)).length).toBeGreaterThan(kept.length)
})

test('unplugged while choosing: says so, and continues when it is back', async ({ adb, page, phone }) => {
  await openChooseData(page)
  phone.unplug()
  await expect(page.getByRole('alert')).toContainText('The phone isn’t connected')
  await adb.adb('disconnect', phone.serial)
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('alert')).toBeHidden()
})

test('unauthorized: asks for Allow, and continues', async ({ adb, page, startPhone }) => {
  const phone = await startPhone({ faults: { unauthorized: true } })
  await page.getByRole('button', { name: 'Device Data Backup' }).click()
  await adb.adb('connect', phone.serial)
  await expect(page.getByRole('heading', { name: 'Unlock the phone and tap Allow' })).toBeVisible()
  await screenshot(page, 'unauthorized')
  phone.allow()
  await adb.adb('disconnect', phone.serial)
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
})

test('no space: Start is blocked and says why; where an earlier backup may share its files, the backup itself checks', async ({
  app,
  page,
  output,
  untouchedPhone: _phone,
}) => {
  await shrinkWindow(app)
  await openChooseData(page)
  const small = join(output, 'small')
  await withSmallDisk(small, 44_000_000, async () => {
    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, small)
    const start = page.getByRole('button', { name: 'Start backup' })
    await expect(start).toBeDisabled()
    await expect(start).toHaveAccessibleDescription('Not enough space in this folder.')
    await inspect(page, 'no-space')
    expect(await readdir(small)).toEqual([])

    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await pickPictures(page, 1)
    await page.getByRole('button', { name: 'Start' }).click()
    await start.click()
    await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
    await page.getByRole('button', { name: 'Done' }).click()
    await openChooseData(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await expect(page.getByText('This may not fit')).toBeVisible()
    await start.click()
    await expect(page.getByRole('alert').filter({ hasText: 'There isn’t enough space' })).toBeVisible()
    await screenshot(page, 'no-space-after-all')
  })
})

test('a phone that freezes: says so, and resumes when it responds', async ({
  app,
  adb,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  phone.setFaults({ freezeAfter: 20_000_000 })
  await startBackup(app, page, output)
  await expect(page.getByText(/^The phone stopped responding\. /)).toBeAttached({ timeout: 60_000 })
  phone.setFaults({})
  // As its owner would: unplug it, plug it in.
  phone.unplug()
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
  expect((await onlyBackup(output)).endsWith('.partial')).toBe(false)
})
