import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import { connectWithRecords } from './record-steps'
import { expect, test } from './shared-app'
import { lookInside, openChooseData, openLibrary, restoreComplete, restoreFact, startBackup } from './steps'

/** Ids, and what the phone makes of a row by itself, are its own. */
function rowsOf({ records }: SamplePhone) {
  const text = (values: readonly unknown[]) => JSON.stringify(values)
  const contacts = records.contacts().map(({ contact, data }) => {
    const rows = data.filter(row => !/photo|group/.test(String(row['mimetype'])))
    const kept = rows.map(row => {
      // Android puts an address together by itself.
      const isAddress = String(row['mimetype']).includes('postal')
      const value = (isAddress ? row['data4'] : null) ?? row['data1'] ?? ''
      return text([row['mimetype'], String(value)])
    })
    return text([contact['display_name'], contact['starred'], ...kept.sort()])
  })
  // A computer sees what came in and went out, and no voicemail.
  const messages = records.messages().flatMap(({ kind, row }) => {
    const box = Number(row['type'] ?? row['msg_box'])
    return box > 2 ? [] : [text([kind, row['date'], box, row['address'], row['body'], row['sub']])]
  })
  const calls = records.calls().flatMap(row => {
    const { number, date, duration, type, name } = row
    return type === 4 ? [] : [text([number, date, duration, type, name])]
  })
  return { contacts: contacts.sort(), messages: messages.sort(), calls: calls.sort() }
}

test.describe.configure({ timeout: 300_000 })

test('records of a phone that has lost them come back row by row, and once only', async ({
  app,
  page,
  adb,
  output,
  startPhone,
}) => {
  const phone = await connectWithRecords(
    { page, adb, startPhone },
    { contacts: 18, messages: 60, multimedia: 4, calls: 20 },
  )
  const before = rowsOf(phone)
  const count = before.contacts.length + before.messages.length + before.calls.length
  await openChooseData(page)
  await startBackup(app, page, output)
  await expect(page.getByRole('heading', { name: 'Backup complete' })).toBeVisible({ timeout: 90_000 })
  phone.records.wipe()

  await openLibrary(page)
  await lookInside(page)
  for (const name of ['Contacts', 'Messages', 'Call log'])
    await page.getByRole('checkbox', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Restore…' }).click()
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(restoreComplete(page)).toBeVisible({ timeout: 90_000 })
  await expect(restoreFact(page, 'Restored')).toContainText(`${count} items`)
  expect(rowsOf(phone)).toEqual(before)

  // Back to where it was started, with everything as it was chosen.
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'Library' }).click()
  await expect(page.getByRole('heading', { name: 'Where to?' })).toBeVisible()
  await page.getByRole('button', { name: 'Start restore' }).click()
  await expect(restoreComplete(page)).toBeVisible({ timeout: 90_000 })
  await expect(restoreFact(page, 'Restored')).toContainText('0 items')
  await expect(restoreFact(page, 'Already on the phone')).toContainText(`${count} items`)
  expect(rowsOf(phone)).toEqual(before)
})
