import { connectWithRecords, selectOnly } from './record-steps'
import { inspect, shrinkWindow } from './inspect'
import { expect, test } from './shared-app'
import { lookInside, openChooseData, openLibrary, startBackup } from './steps'

test.describe.configure({ timeout: 240_000 })

test('contacts with their pictures go to the phone’s own importer, and are counted afterwards', async ({
  app,
  page,
  adb,
  output,
  startPhone,
}) => {
  await shrinkWindow(app)
  // It gives their pictures, as few phones do; afterwards it is a stock one.
  const faults = { contactFiles: true }
  const phone = await connectWithRecords(
    { page, adb, startPhone },
    { contacts: 18, messages: 0, calls: 0, faults },
  )
  const withPictures = () =>
    phone.records.contacts().filter(({ contact }) => contact['photo_id'] !== null).length
  const pictures = withPictures()
  expect(pictures).toBeGreaterThan(0)
  await openChooseData(page)
  await selectOnly(page, 'Contacts')
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible({ timeout: 90_000 })
  phone.setFaults({})
  phone.records.wipe()

  await openLibrary(page)
  await lookInside(page)
  await page.getByRole('checkbox', { name: 'Contacts', exact: true }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  const ways = page.getByRole('radiogroup', { name: 'Who adds the contacts' })
  await expect(ways.getByRole('radio', { name: 'Phonekeep' })).toBeChecked()
  await ways.getByRole('radio', { name: 'The phone’s own importer' }).click()
  await ways.scrollIntoViewIfNeeded()
  await inspect(page, 'where-contacts-by')
  await page.getByRole('button', { name: 'Start restore' }).click()

  const confirm = page.getByRole('heading', { name: 'Confirm the import on the phone' })
  await expect(confirm).toBeVisible({ timeout: 90_000 })
  await expect(page.getByText('18 contacts wait on the phone for you.')).toBeVisible()
  await expect(page.getByText('“Phonekeep contacts.vcf”')).toBeVisible()
  await inspect(page, 'restored-by-importer')
  const count = page.getByRole('button', { name: 'Count again' })
  await count.click()
  await expect(page.getByText('It has 0 contacts now: none added so far.')).toBeVisible()
  expect(await phone.tapImport()).toBe(18)
  await count.click()
  await expect(page.getByText('It has 18 contacts now: 18 added.')).toBeVisible()
  expect(withPictures()).toBe(pictures)
})
