import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BackupItem } from '../../format/backup-item'
import { compareWithPhone, type ListedFile } from './compare-phone'

const root = '/storage/emulated/0'
const file = (name: string, part: Partial<ListedFile> = {}): ListedFile => ({
  path: `${root}/${name}`,
  bytes: 100,
  modifiedAt: 1_600_000_000,
  exactSize: true,
  ...part,
})
const item = (name: string, part: Partial<BackupItem> = {}): BackupItem => ({
  path: `${root}/${name}`,
  bytes: 100,
  modifiedAt: 1_600_000_000,
  category: 'gallery',
  sha256: '0'.repeat(64),
  file: name,
  ...part,
})
const before = 1_700_000_000
const counts = ({ staying }: ReturnType<typeof compareWithPhone>) =>
  Object.fromEntries(
    Object.entries(staying).flatMap(([reason, { count }]) => (count > 0 ? [[reason, count]] : [])),
  )

describe('compareWithPhone', () => {
  it('offers what both have alike, and says of all else why it stays', () => {
    const names = ['DCIM/a.jpg', 'DCIM/longer.jpg', 'DCIM/touched.jpg', 'DCIM/new.jpg', 'DCIM/loved.jpg']
    const apps = ['Android/data/com.example/a.jpg', 'DCIM/.hidden/a.jpg', 'Android/obb/game.obb']
    const compared = compareWithPhone({
      items: [
        ...[...names, ...apps].map(name => item(name)),
        item('DCIM/new.jpg', { modifiedAt: before }),
        item('DCIM/gone.jpg'),
        item('DCIM/contact.jpg', { source: 'contacts', key: 'a' }),
      ],
      listed: [
        file('DCIM/a.jpg'),
        file('DCIM/longer.jpg', { bytes: 101 }),
        file('DCIM/touched.jpg', { modifiedAt: 1_600_000_001 }),
        file('DCIM/new.jpg', { modifiedAt: before }),
        file('DCIM/loved.jpg', { favourite: true }),
        file('DCIM/contact.jpg'),
        file('Android/media/com.whatsapp/a.jpg'),
        ...apps.map(name => file(name)),
      ],
      before,
    })
    expect(compared.candidates.map(({ file: name }) => name)).toEqual(['DCIM/a.jpg'])
    expect(counts(compared)).toEqual({ differs: 2, newer: 1, favourite: 1, 'of-apps': 3, 'not-saved': 2 })
  })

  it('does not offer what has no place on a phone, or a size that is not told exactly', () => {
    const path = `${root}/../../data/local/tmp/a`
    const compared = compareWithPhone({
      items: [item('a.jpg'), { ...item('x'), path }],
      listed: [file('a.jpg', { exactSize: false }), { ...file('x'), path }],
      before,
    })
    expect(compared.candidates).toEqual([])
    expect(counts(compared)).toEqual({ differs: 1, 'not-saved': 1 })
  })

  it('accounts for every file of the phone once', () => {
    const name = fc.constantFrom('a.jpg', 'b.jpg', 'Android/data/c', 'DCIM/d.jpg')
    const time = fc.constantFrom(1_600_000_000, before - 1, before, before + 1)
    const listed = fc.uniqueArray(
      fc.record({ name, bytes: fc.constantFrom(100, 200), modifiedAt: time, favourite: fc.boolean() }),
      { selector: each => each.name },
    )
    const saved = fc.array(fc.record({ name, modifiedAt: time }))
    fc.assert(
      fc.property(listed, saved, (files, items) => {
        const compared = compareWithPhone({
          items: items.map(each => item(each.name, each)),
          listed: files.map(each => file(each.name, each)),
          before,
        })
        const staying = Object.values(compared.staying).reduce((sum, { count }) => sum + count, 0)
        expect(staying + compared.candidates.length).toBe(files.length)
        for (const { modifiedAt } of compared.candidates) expect(modifiedAt).toBeLessThan(before)
      }),
    )
  })
})
