import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PhoneFolder } from '../../shared/model/folders'
import { appendFolders, sortFolders } from './order-folders'

function folder(id: number, path: string, more: Partial<PhoneFolder> = {}): PhoneFolder {
  return { id, path, count: 1, bytes: 1, on: true, isNew: false, category: 'other', covers: [], ...more }
}

const pictured = { covers: [{ id: 1, name: 'a.jpg', preview: 'image' }] } as const
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

it('new ones come first, then those with pictures, each by path', () => {
  const folders = [
    folder(0, 'b'),
    folder(1, 'c', pictured),
    folder(2, 'z', { isNew: true }),
    folder(3, 'a', pictured),
    folder(4, 'a'),
  ]
  expect(sortFolders(folders, byText)).toEqual([2, 3, 1, 4, 0])
})

it('what is found later moves nothing that is shown', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.boolean(), (first, more, sorted) => {
      const all = Array.from({ length: first + more }, (_, id) => folder(id, `${(id * 7) % 11}`))
      const some = all.slice(0, first)
      const before = sorted ? sortFolders(some, byText) : appendFolders([], some)
      const after = appendFolders(before, all)
      expect(after.slice(0, first)).toEqual(before)
      expect([...after].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id))
    }),
  )
})
