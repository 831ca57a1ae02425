import { expect, test } from './fixtures'
import { expectEqualToPhone, onlyBackup } from './read-backup'
import { screenshot } from './screenshot'
import { openChooseData, origin, pickFolder, startBackup, switchEncryption, typeNewPassword } from './steps'

const password = 'gramophone quay walnut 3'

test.describe.configure({ timeout: 150_000 })

test('a paused backup stands still until Resume, then everything is there', async ({
  app,
  page,
  output,
  phone,
}) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 6_000_000 })
  await startBackup(app, page, output)
  const progress = page.getByRole('region', { name: 'Backup progress' })
  const bar = page.getByRole('progressbar', { name: 'Backup progress' })
  const percent = async () => Number(await bar.getAttribute('aria-valuenow'))
  await expect.poll(percent).toBeGreaterThan(5)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(progress.getByText('Paused')).toBeVisible()
  await expect(progress.getByRole('definition').last()).toHaveText('–')
  await screenshot(page, 'paused')
  // What was on its way may still arrive; then the phone sends nothing more, whatever the link could carry.
  phone.setFaults({})
  let sent = -1
  await expect.poll(() => sent === (sent = phone.bytesSent()), { intervals: [700] }).toBe(true)
  expect(await percent()).toBeLessThan(100)
  // Its folder is a partial one, but it has not been interrupted.
  await page.getByRole('button', { name: 'Back up', exact: true }).click()
  await expect(page.getByRole('region', { name: /^Backing up/ })).toContainText('Paused')
  await expect(page.getByText('No backup yet')).toBeVisible()
  await expect(page.getByText(/was interrupted\. Back up again/)).toBeHidden()
  await page.getByRole('button', { name: 'Show progress' }).click()
  await page.getByRole('button', { name: 'Resume' }).click()
  await expect(page.getByRole('heading', { name: /^Backup complete/ })).toBeVisible()
  expect((await expectEqualToPhone(await onlyBackup(output), phone)).length).toBeGreaterThan(300)
})

test('paused and cancelled', async ({ app, page, output, phone }) => {
  await openChooseData(page)
  phone.setFaults({ bytesPerSecond: 6_000_000 })
  await startBackup(app, page, output)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('region', { name: 'Backup progress' }).getByText('Paused')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel backup' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel backup' }).click()
  await expect(page.getByRole('heading', { name: 'Backup cancelled' })).toBeVisible()
  // Back to what had been chosen.
  await page.getByRole('button', { name: 'Continue backup' }).click()
  await expect(page.getByRole('heading', { name: 'Choose what to back up' })).toBeVisible()
})

for (const kind of ['plain', 'encrypted'] as const) {
  test(`killed in the middle, ${kind}: says so when it runs again, and resumes it`, async ({
    app,
    page,
    output,
    phone,
    relaunch,
  }) => {
    await openChooseData(page)
    await page.getByRole('button', { name: 'Start' }).click()
    await pickFolder(app, page, output)
    await switchEncryption(page, kind === 'encrypted')
    if (kind === 'encrypted') await typeNewPassword(page, password)
    phone.setFaults({ bytesPerSecond: 12_000_000 })
    await page.getByRole('button', { name: 'Start backup' }).click()
    const bar = page.getByRole('progressbar', { name: 'Backup progress' })
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(30)
    const ended = app.waitForEvent('close')
    app.process().kill('SIGKILL')
    await ended
    expect((await onlyBackup(output)).endsWith('.partial')).toBe(true)

    phone.setFaults({})
    const { page: next } = await relaunch()
    await expect(next.getByText(/was interrupted\. Back up again/)).toBeVisible()
    await screenshot(next, `interrupted-${kind}`)
    await openChooseData(next)
    await next.getByRole('button', { name: 'Start' }).click()
    await expect(next.getByText(/Starting will resume it/)).toBeVisible()
    await next.getByRole('switch', { name: 'Encrypted Backup' }).click()
    await expect(next.getByText(/starts over/)).toBeVisible()
    await next.getByRole('switch', { name: 'Encrypted Backup' }).click()
    await expect(next.getByText(/Starting will resume it/)).toBeVisible()
    await screenshot(next, `output-interrupted-${kind}`)
    await next.getByRole('button', { name: 'Start backup' }).click()
    await expect(next.getByRole('heading', { name: /^Backup complete/ })).toBeVisible({ timeout: 60_000 })
    await expect(origin(next, 'Kept from the interrupted backup')).toContainText(/[1-9]\d* items?/)
    await screenshot(next, `done-taken-up-${kind}`)
    const lines = await expectEqualToPhone(
      await onlyBackup(output),
      phone,
      kind === 'encrypted' ? password : null,
    )
    expect(lines.length).toBeGreaterThan(300)
  })
}
