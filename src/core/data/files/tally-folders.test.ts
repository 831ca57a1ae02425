import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entry } from '../../phone/entry'
import { classify } from './classify'
import { deviceFolderOf } from './device-folder'
import type { PhoneFile } from './phone-file'
import { createFolderTally } from './tally-folders'

const volume = '/storage/emulated/0'

function file(place: string, modifiedAt: number, bytes = 1): PhoneFile {
  const category = classify(place.split('/'))
  return { volume, path: `${volume}/${place}`, category, bytes, exactSize: true, modifiedAt }
}

const contact: Entry = {
  source: 'contacts',
  path: 'Contacts/Ada',
  category: 'contacts',
  bytes: 9,
  modifiedAt: 0,
}

it('tells count, size, kind and the three newest pictures and videos of each folder', () => {
  const entries = [
    file('DCIM/Camera/1.jpg', 10, 5),
    contact,
    file('DCIM/Camera/2.mp4', 30, 50),
    file('Documents/a.pdf', 99),
    file('DCIM/Camera/3.jpg', 20),
    file('DCIM/Camera/note.txt', 99),
    file('DCIM/Camera/4.jpg', 40),
  ]
  expect(createFolderTally(entries)()).toEqual([
    { path: `${volume}/DCIM/Camera`, count: 5, bytes: 58, category: 'gallery', covers: [6, 2, 4] },
    { path: `${volume}/Documents`, count: 1, bytes: 1, category: 'documents', covers: [] },
  ])
})

const place = fc
  .tuple(
    fc.constantFrom('DCIM/Camera', 'DCIM', 'Music/x', 'a/b/c'),
    fc.constantFrom('1.jpg', '2.mp4', '3.txt'),
  )
  .map(names => names.join('/'))
const some = fc.array(fc.record({ place, at: fc.nat(9), bytes: fc.nat(99) }), { maxLength: 30 })

it('says the same of a list that grew as of the whole one, and a folder keeps its place', () => {
  fc.assert(
    fc.property(some, some, (first, then) => {
      const make = ({ place: where, at, bytes }: { place: string; at: number; bytes: number }) =>
        file(where, at, bytes)
      const entries = first.map(make)
      const tally = createFolderTally(entries)
      const before = tally().map(({ path }) => path)
      entries.push(...then.map(make))
      const after = tally()
      expect(after).toEqual(createFolderTally(entries)())
      expect(after.slice(0, before.length).map(({ path }) => path)).toEqual(before)
      expect(after.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(
        entries.reduce((sum, { bytes }) => sum + bytes, 0),
      )
      for (const { path, covers } of after)
        for (const cover of covers) expect(entries.map(deviceFolderOf)[cover]).toBe(path)
    }),
  )
})
