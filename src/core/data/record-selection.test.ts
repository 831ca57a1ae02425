import { expect, it } from 'vitest'
import type { AnyCategory } from '../../shared/model/category'
import type { Entry } from '../phone/entry'
import { parseRecordedSelection } from '../format/recorded-selection'
import type { PhoneFile } from './files/phone-file'
import { foldersLeftOutBy, recordSelection, selectRecorded } from './record-selection'

function entry(path: string, category: AnyCategory): Entry {
  return { path, category, bytes: 1, modifiedAt: 0 }
}

const photos = [1, 2, 3, 4, 5].map(number => entry(`/DCIM/${number}.jpg`, 'gallery'))
const videos = [1, 2, 3, 4, 5].map(number => entry(`/DCIM/${number}.mp4`, 'videos'))
const songs = [entry('/Music/a.mp3', 'audio')]
const papers = [entry('/Documents/a.pdf', 'documents')]
const entries = [...photos, ...videos, ...songs, ...papers]
const later = [
  entry('/DCIM/6.jpg', 'gallery'),
  entry('/DCIM/6.mp4', 'videos'),
  entry('/Music/b.mp3', 'audio'),
]

function kept(selected: readonly Entry[], of: readonly Entry[] = entries): readonly Entry[] {
  const record = recordSelection(entries, new Set(selected))
  if (record === null) throw new Error('nothing was recorded')
  // As it comes back from the disk.
  return selectRecorded(of, JSON.parse(JSON.stringify(record)) as typeof record)
}

it('means the same items again', () => {
  for (const selected of [
    entries,
    photos,
    [photos[1], songs[0]],
    [...photos.slice(1), videos[2]],
    [papers[0]],
  ])
    expect(kept(selected.filter(one => one !== undefined))).toEqual(
      entries.filter(one => selected.includes(one)),
    )
})

it('takes what has come since where a category was selected whole, or all but a few', () => {
  const selected = [...photos.slice(0, 4), ...videos.slice(0, 1), ...songs]
  expect(kept(selected, [...entries, ...later])).toEqual([...selected, later[0], later[2]])
  expect(kept(entries, [...entries, ...later])).toEqual([...entries, ...later])
})

it('names nothing, and is small', () => {
  const many = Array.from({ length: 20_000 }, (_, number) => entry(`/DCIM/Secret ${number}.jpg`, 'gallery'))
  const record = JSON.stringify(recordSelection(many, new Set(many.slice(0, 9_000))))
  expect(record).not.toContain('Secret')
  expect(record.length).toBeLessThan(100_000)
})

it('leaves out whole folders, with what comes to them later, and says so again', () => {
  const volume = '/storage/emulated/0'
  const file = (place: string): PhoneFile => ({
    ...{ volume, path: `${volume}/${place}`, category: 'gallery', bytes: 1, exactSize: true, modifiedAt: 0 },
  })
  const wanted = [file('DCIM/Camera/a.jpg'), ...songs]
  const unwanted = [file('Pictures/Memes/b.jpg'), file('Pictures/Memes/c.jpg'), file('Pictures/New/d.jpg')]
  const leftOut = [
    { path: `${volume}/Pictures/Memes`, count: 2 },
    { path: `${volume}/Pictures/New`, count: 1, waiting: true as const },
  ]
  const record = recordSelection([...wanted, ...unwanted], new Set(wanted), leftOut)
  const read = parseRecordedSelection(JSON.parse(JSON.stringify(record)))
  if (read === null) throw new Error('nothing was recorded')
  const since = [file('DCIM/Camera/e.jpg'), file('Pictures/Memes/f.jpg')]
  expect(selectRecorded([...wanted, ...unwanted, ...since], read)).toEqual([...wanted, since[0]])
  expect(foldersLeftOutBy([...wanted, ...unwanted, ...since], read)).toEqual([
    { path: `${volume}/Pictures/Memes`, count: 3 },
    leftOut[1],
  ])
  expect(foldersLeftOutBy(wanted, read)).toEqual([])
})
