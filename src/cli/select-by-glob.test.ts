import { expect, it } from 'vitest'
import { selectByGlob } from './select-by-glob'

const volume = '/storage/emulated/0'
const files = ['DCIM/Camera/a.JPG', 'DCIM/b.jpg', 'Music/c.mp3', '.hidden/d.jpg'].map(name => ({
  path: `${volume}/${name}`,
}))

it.each([
  [[], ['DCIM/Camera/a.JPG', 'DCIM/b.jpg', 'Music/c.mp3', '.hidden/d.jpg']],
  [['*.jpg'], ['DCIM/Camera/a.JPG', 'DCIM/b.jpg', '.hidden/d.jpg']],
  [['DCIM/*.jpg'], ['DCIM/b.jpg']],
  [['DCIM/**'], ['DCIM/Camera/a.JPG', 'DCIM/b.jpg']],
  [
    ['/storage/emulated/0/Music/*', 'd.*'],
    ['Music/c.mp3', '.hidden/d.jpg'],
  ],
  [['nothing'], []],
])('%j selects %j', (globs, names) => {
  expect(selectByGlob(files, globs).map(({ path }) => path.slice(volume.length + 1))).toEqual(names)
})
