import { expect, it } from 'vitest'
import { phonesView, sortByPhone, type MarkedBackup } from './library-view'

const backup = (folder: string): MarkedBackup =>
  ({
    ...{ folder, phone: null, state: 'complete', startedAt: 1, finishedAt: 2, items: 1, bytes: 1 },
    ...{ encrypted: false, mark: null, hasUnlisted: false, verifiedAt: null },
  }) as unknown as MarkedBackup

it('tells no path of a phone whose serial nothing tells, and tells two such phones apart', () => {
  const folders = [
    '/home/ada/Backups/My phone/one',
    '/home/ada/Backups/My phone/two',
    '/home/ada/Backups/Other/one',
  ]
  const entries = sortByPhone(folders.map(backup), ({ folder }) => String(folders.indexOf(folder)))
  const keys = entries.map(({ phoneKey }) => phoneKey)
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[0])
  expect(keys.join(' ')).not.toMatch(/ada|Backups|[/\\]/)
  const sizes = { diskBytes: () => null, ownBytes: () => null }
  expect(JSON.stringify(phonesView(entries, sizes, () => 'a label'))).not.toContain('/home')
})
