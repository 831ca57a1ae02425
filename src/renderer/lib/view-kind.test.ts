import { describe, expect, it } from 'vitest'
import type { CatalogItem } from '../../shared/model/catalog'
import { hasFullSize, viewKind } from './view-kind'

const item = (name: string, preview: CatalogItem['preview'] = 'none'): CatalogItem => ({
  id: 1,
  name,
  folder: '/storage/emulated/0',
  bytes: 1,
  modifiedAt: 1,
  preview,
})

describe('viewKind', () => {
  it.each([
    ['a.jpg', 'image', 'picture', 'picture'],
    ['a.mp4', 'video', 'video', 'picture'],
    ['a.MP3', 'none', 'audio', 'nothing'],
    ['.wav', 'none', 'nothing', 'nothing'],
    ['a.md', 'none', 'text', 'text'],
    ['a.pdf', 'none', 'nothing', 'nothing'],
  ] as const)('%s (%s) of a backup is %s, of a phone %s', (name, preview, ofBackup, ofPhone) => {
    expect(viewKind(item(name, preview), true)).toBe(ofBackup)
    expect(viewKind(item(name, preview), false)).toBe(ofPhone)
  })
})

describe('hasFullSize', () => {
  it('is only of what Chromium decodes', () => {
    const names = ['a.jpg', 'a.JPEG', 'a.heic', 'a.dng', 'a.png'].filter(name =>
      hasFullSize(item(name, 'image')),
    )
    expect(names).toEqual(['a.jpg', 'a.JPEG', 'a.png'])
    expect(hasFullSize(item('a.png', 'none'))).toBe(false)
  })
})
