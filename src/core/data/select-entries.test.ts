import { expect, it } from 'vitest'
import { forAnyCategory } from '../../shared/model/category'
import type { PhoneFile } from './files/phone-file'
import { selectEntries } from './select-entries'

const file = (path: string, category: PhoneFile['category']): PhoneFile => ({
  path,
  volume: '/storage/emulated/0',
  category,
  bytes: 1,
  exactSize: true,
  modifiedAt: 0,
})
const files = [
  file('a', 'gallery'),
  file('b', 'gallery'),
  file('c', 'audio'),
  file('d', 'videos'),
  file('e', 'videos'),
]

it('takes all, none, only these, or all but these; an id counts in its own category alone', () => {
  const selection = {
    ...forAnyCategory(() => ({ kind: 'none' }) as const),
    gallery: { kind: 'only', ids: [1, 2, 99] },
    audio: { kind: 'all' },
    videos: { kind: 'except', ids: [3] },
  } as const
  expect(selectEntries(files, selection).map(({ path }) => path)).toEqual(['b', 'c', 'e'])
})
