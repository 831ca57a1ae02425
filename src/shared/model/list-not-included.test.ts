import { expect, it } from 'vitest'
import { listNotIncluded } from './list-not-included'

const leftOut = [
  { path: '/s/Memes', count: 30 },
  { path: '/s/\u202eNew', count: 10, waiting: true as const },
]

it('names folders that are left out, and counts their files only there', () => {
  const notIncluded = [{ reason: 'not-selected', count: 41 }, { reason: 'app-data' }]
  expect(listNotIncluded({ notIncluded, foldersLeftOut: leftOut })).toEqual([
    { reason: 'folders-left-out', count: 1, folders: ['/s/Memes'] },
    { reason: 'new-folders', count: 1, folders: ['/s/\ufffdNew'] },
    { reason: 'not-selected', count: 1 },
    { reason: 'app-data' },
  ])
})

it('says nothing of other items where there are none, whatever a backup counts', () => {
  for (const count of [40, 7]) {
    const gaps = { notIncluded: [{ reason: 'not-selected', count }], foldersLeftOut: leftOut }
    expect(listNotIncluded(gaps).map(({ reason }) => reason)).toEqual(['folders-left-out', 'new-folders'])
  }
})
