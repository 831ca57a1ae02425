import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMotionPhotoName } from '../../src/shared/motion-photo'
import { makeMotionPhoto, type MotionStyle } from '../../src/sample-phone/gallery/media/motion-photo'
import { findMotionVideo } from '../../src/core/media/find-motion-video'

const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.alloc(500, 7),
  Buffer.from([0xff, 0xd9]),
])
const video = Buffer.concat([Buffer.from([0, 0, 0, 0x18]), Buffer.from('ftypmp42'), Buffer.alloc(3000, 9)])
const styles: readonly MotionStyle[] = ['container', 'micro-video', 'samsung']

describe('the video of a motion photo', () => {
  it.each(styles)('is found in all of its bytes: %s', style => {
    const photo = makeMotionPhoto(jpeg, video, style)
    const found = findMotionVideo(photo, photo.length)
    const [from, to] = [photo.length - (found?.fromEnd ?? 0), photo.length - (found?.after ?? 0)]
    expect(photo.subarray(from, to).equals(video)).toBe(true)
  })

  it.each(['container', 'micro-video'] as const)('is known by its first part: %s', style => {
    const photo = makeMotionPhoto(jpeg, video, style)
    expect(findMotionVideo(photo.subarray(0, 1500), photo.length)).toEqual({
      fromEnd: video.length,
      after: 0,
    })
  })

  it('is none in another picture, or where what is told cannot be', () => {
    expect(findMotionVideo(jpeg, jpeg.length)).toBeNull()
    const cut = makeMotionPhoto(jpeg, Buffer.alloc(3000, 9), 'container')
    expect(findMotionVideo(cut, cut.length)).toBeNull()
    const far = makeMotionPhoto(jpeg, video, 'micro-video')
    expect(findMotionVideo(far.subarray(0, 1500), 2000)).toBeNull()
    const off = Buffer.from(far.toString('latin1').replace('MicroVideo="1"', 'MicroVideo="0"'), 'latin1')
    expect(findMotionVideo(off, off.length)).toBeNull()
  })

  it('is looked for in any bytes without an error, and never outside of the file', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map(bytes => Buffer.from(bytes)),
      fc
        .constantFrom(
          '<x:xmpmeta',
          'a:MotionPhoto="1"',
          ':MicroVideoOffset="99',
          'MotionPhoto_Data',
          'SEFT',
          'ftyp',
        )
        .map(text => Buffer.from(text)),
    )
    fc.assert(
      fc.property(fc.array(piece), fc.nat(500), (pieces, more) => {
        const bytes = Buffer.concat(pieces)
        const found = findMotionVideo(bytes, bytes.length + more)
        if (found) {
          expect(found.fromEnd).toBeLessThan(bytes.length + more)
          expect(found.after).toBeLessThan(found.fromEnd)
        }
      }),
    )
  })
})

describe('the name of a motion photo', () => {
  it.each(['MVIMG_20190101_120000.jpg', 'PXL_20240704_190211480.MP.jpg', 'PXL_1.PORTRAIT.MP.JPG'])(
    '%s',
    name => expect(isMotionPhotoName(name)).toBe(true),
  )
  it.each(['IMG_1.jpg', 'a.mp.png', '.MP.jpg', 'MVIMG_1.mp4'])('is not %s', name =>
    expect(isMotionPhotoName(name)).toBe(false),
  )
})
