import { expect, it } from 'vitest'
import type { BackupItem } from '../../format/backup-item'
import { planExport } from './plan-export'

const item = (path: string): BackupItem => ({
  path,
  category: 'gallery',
  bytes: 1,
  modifiedAt: 1,
  sha256: '0'.repeat(64),
  file: 'x',
})
const files = (...paths: string[]) => planExport(paths.map(item)).map(({ file }) => file)

it('leaves out the folders that all have in common', () => {
  const root = '/storage/emulated/0'
  expect(files(`${root}/DCIM/Camera/b.jpg`, `${root}/DCIM/Camera/a.jpg`)).toEqual(['a.jpg', 'b.jpg'])
  expect(files(`${root}/DCIM/Camera/a.jpg`, `${root}/DCIM/b.jpg`)).toEqual(['Camera/a.jpg', 'b.jpg'])
  expect(files(`${root}/DCIM/a.jpg`, `${root}/Music/b.mp3`)).toEqual(['DCIM/a.jpg', 'Music/b.mp3'])
  expect(files(`${root}/DCIM/a.jpg`)).toEqual(['a.jpg'])
})

it('keeps apart what was on a card and what was not', () => {
  expect(files('/storage/1A2B-3C4D/DCIM/a.jpg', '/storage/emulated/0/DCIM/a.jpg')).toEqual([
    'SD card 1A2B-3C4D/DCIM/a.jpg',
    'DCIM/a.jpg',
  ])
})

it('never leads out of the folder, whatever the index says', () => {
  const names = files('/etc/../../../../evil', '../evil', '/storage/emulated/0/../x', 'C:\\evil', '/', '')
  expect(new Set(names).size).toBe(names.length)
  for (const name of names)
    for (const part of name.split('/')) {
      expect(['', '.', '..']).not.toContain(part)
      expect(part).not.toMatch(/[\\:]/)
    }
})
