import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withSmallDisk } from '../test/small-disk'
import { expect, test } from './fixtures'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { openChooseData, pickFolder, startBackup } from './steps'

test('unplugged in mid-copy: says so, keeps what is whole', async ({ app, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ unplugAfter: 20_000_000 })
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'The backup could not be finished' })).toBeVisible()
  await expect(page.getByText('The phone was unplugged')).toBeVisible()
  await screenshot(page, 'unplugged')
  const folder = await onlyBackup(output)
  expect(folder.endsWith('.partial')).toBe(true)
  expect((await expectEqualToPhone(folder, phone)).length).toBeGreaterThan(0)
})

test('unplugged while choosing: says so, and goes on when it is back', async ({ adb, page, phone }) => {
  await openChooseData(page)
  phone.unplug()
  await expect(page.getByRole('alert')).toContainText('The phone is not connected')
  await adb.adb('disconnect', phone.serial)
  await phone.plug()
  await adb.connect(phone.serial)
  await expect(page.getByRole('alert')).toBeHidden()
})

test('unauthorized: asks for Allow, and goes on by itself', async ({ adb, page, startPhone }) => {
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

test('no space: told before Start, and nothing is written', async ({ app, page, output, phone: _phone }) => {
  await openChooseData(page)
  const small = join(output, 'small')
  await withSmallDisk(small, 8_000_000, async () => {
    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, small)
    await page.getByRole('button', { name: 'Start backup' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'There is not enough space' })).toBeVisible()
    await screenshot(page, 'no-space')
    expect(await readdir(small)).toEqual([])
  })
})

test('a phone that freezes: given up with words, not for ever', async ({ app, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ freezeAfter: 20_000_000 })
  await startBackup(app, page, output)
  await expect(page.getByText('The phone stopped answering')).toBeVisible({ timeout: 60_000 })
  expect((await onlyBackup(output)).endsWith('.partial')).toBe(true)
})
