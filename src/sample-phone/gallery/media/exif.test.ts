import ExifReader from 'exifreader'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { exifSegment, segment, withSegments, type ExifDetails } from './exif'
import { isSideways, storeOriented, type Pixels } from './orient'

const small = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#4080c0' } })
    .jpeg()
    .toBuffer()

async function details(): Promise<ExifDetails> {
  return {
    make: 'Google',
    model: 'Pixel 7',
    orientation: 6,
    taken: new Date('2024-03-12T16:45:12.345Z'),
    width: 2016,
    height: 1512,
    place: { latitude: -33.9249, longitude: 18.4241, altitude: 25.5 },
    thumbnail: await small(160, 120),
  }
}

describe('Exif', () => {
  it('is read back whole by exifreader', async () => {
    const written = await details()
    const jpeg = withSegments(await small(64, 48), [exifSegment(written)])
    const tags = ExifReader.load(jpeg, { expanded: true })
    expect(tags.exif?.DateTimeOriginal?.description).toBe('2024:03:12 16:45:12')
    expect(tags.exif?.['SubSecTimeOriginal']?.description).toBe('345')
    expect(tags.exif?.Make?.description).toBe('Google')
    expect(tags.exif?.Model?.description).toBe('Pixel 7')
    expect(tags.exif?.Orientation?.value).toBe(6)
    expect(tags.exif?.PixelXDimension?.value).toBe(2016)
    expect(tags.gps?.Latitude).toBeCloseTo(-33.9249, 5)
    expect(tags.gps?.Longitude).toBeCloseTo(18.4241, 5)
    expect(tags.gps?.Altitude).toBeCloseTo(25.5, 2)
    const thumbnail = Buffer.from((tags.Thumbnail as { image: ArrayBuffer }).image)
    expect(thumbnail.equals(written.thumbnail)).toBe(true)
  })

  it('is read by sharp, and a picture without a place has no GPS', async () => {
    const jpeg = withSegments(await small(64, 48), [exifSegment({ ...(await details()), place: undefined })])
    expect((await sharp(jpeg).metadata()).orientation).toBe(6)
    expect(ExifReader.load(jpeg, { expanded: true }).gps).toBeUndefined()
  })

  it('refuses what does not fit into a segment', () => {
    expect(() => segment(0xe1, Buffer.alloc(65_534))).toThrow(RangeError)
  })
})

describe('orientation', () => {
  const upright: Pixels = {
    width: 3,
    height: 2,
    data: Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9, 99, 99, 99, 200, 200, 200]),
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i: applying it makes the stored picture upright again',
    async orientation => {
      const stored = storeOriented(upright, orientation)
      expect(stored.width).toBe(isSideways(orientation) ? 2 : 3)
      const { width, height } = stored
      const tagged = await sharp(stored.data, { raw: { width, height, channels: 3 } })
        .withMetadata({ orientation })
        .png()
        .toBuffer()
      const shown = await sharp(tagged).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true })
      expect([shown.info.width, shown.info.height]).toEqual([3, 2])
      expect(shown.data.equals(upright.data)).toBe(true)
    },
  )
})
