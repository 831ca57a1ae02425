import { describe, expect, it } from 'vitest'
import { classify } from './classify'
import { isLeftOut } from './left-out'

const split = (path: string) => path.split('/')

describe('classify', () => {
  it.each([
    ['DCIM/Camera/IMG_1.JPG', 'gallery'],
    ['Pictures/x.heic', 'gallery'],
    ['DCIM/Camera/v.MOV', 'videos'],
    ['Recordings/r.amr', 'audio'],
    ['Download/book.epub', 'documents'],
    ['Download/setup.apk', 'other'],
    ['.nomedia', 'other'],
    ['jpg', 'other'],
    ['.face/a.jpg', 'other'],
    ['Android/data/app/files/a.jpg', 'other'],
    ['Android/media/com.whatsapp.w4b/WhatsApp Business/Media/a.jpg', 'whatsapp'],
    ['WhatsApp/Media/.Statuses/a.jpg', 'whatsapp'],
    ['My WhatsApp/a.jpg', 'gallery'],
  ])('%s is %s', (path, category) => {
    expect(classify(split(path))).toBe(category)
  })
})

describe('isLeftOut', () => {
  it.each([
    ['Pictures/.thumbnails/1.jpg', true],
    ['DCIM/.trashed-1700000000-a.jpg', true],
    ['Download/.pending-1700000000-a.zip', true],
    ['Android/data/app/cache/x/y', true],
    ['Android/data/app/code_cache/x', true],
    ['Android/data/app/files/cache/x', false],
    ['cache/x', false],
    ['DCIM/thumbnails/1.jpg', false],
    ['DCIM/Camera/a.jpg', false],
  ])('%s: %s', (path, leftOut) => {
    expect(isLeftOut(split(path))).toBe(leftOut)
  })
})
