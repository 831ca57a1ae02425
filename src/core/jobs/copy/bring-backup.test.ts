import { expect, it } from 'vitest'
import type { Place, PlacedFile } from '../../places/place'
import { decodeDataLine } from './content'
import { isFinished, listPlacedBackups } from './bring-backup'

const root = 'Phonekeep/a phone/backups'
const saying = (paths: readonly string[]) =>
  ({
    list: () => Promise.resolve(paths.map((path): PlacedFile => ({ path: `${root}/${path}`, bytes: 1 }))),
  }) as Partial<Place> as Place

it('takes no name from a place that leads out of the folder of its backup', async () => {
  const place = saying([
    ...['2026/backup.json', '2026/Unlisted/a.jpg', '2027/index.jsonl'],
    ...['../x/backup.json', '2026/../../x', '2026//x', '2026/a\\b', '.hidden/backup.json', '2028/./x', '/x'],
  ])
  const found = await listPlacedBackups(place, root)
  expect(found.map(({ name, files }) => [name, files.map(({ path }) => path)])).toEqual([
    ['2026', ['backup.json', 'Unlisted/a.jpg']],
    ['2027', ['index.jsonl']],
  ])
  expect(found.map(isFinished)).toEqual([true, false])
})

it.each(['{"file":"data/../../x","bytes":1,"sha256":"S"}', '{"file":"x/y","bytes":1,"sha256":"S"}', '{', ''])(
  'a list of contents names files below data alone: %s',
  line => {
    expect(decodeDataLine(line.replace('S', 'a'.repeat(64)))).toBeNull()
  },
)
