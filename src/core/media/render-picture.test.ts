import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { renderPicture } from './render-picture'

const renderThumb = (bytes: Uint8Array) => renderPicture(bytes, 'thumbnail')

const corners = {
  red: [230, 20, 20],
  green: [20, 200, 20],
  blue: [20, 20, 230],
  white: [250, 250, 250],
} as const

/** Red, green / blue, white, upright; stored the way a camera held for `orientation` stores it, without saying so. */
async function stored(orientation: number): Promise<Buffer> {
  const quarter = (name: keyof typeof corners, left: number, top: number) => {
    const [r, g, b] = corners[name]
    return {
      input: { create: { width: 60, height: 40, channels: 3 as const, background: { r, g, b } } },
      left,
      top,
    }
  }
  const upright = await sharp({ create: { width: 120, height: 80, channels: 3, background: 'black' } })
    .composite([
      quarter('red', 0, 0),
      quarter('green', 60, 0),
      quarter('blue', 0, 40),
      quarter('white', 60, 40),
    ])
    .png()
    .toBuffer()
  // The inverse of what each value asks the viewer to do (EXIF 2.3, tag 0x0112): turned first, then mirrored.
  const degrees = { 3: 180, 4: 180, 5: 90, 6: 270, 7: 270, 8: 90 }[orientation] ?? 0
  const turned = await sharp(upright).rotate(degrees).png().toBuffer()
  return [2, 4, 5, 7].includes(orientation) ? await sharp(turned).flop().png().toBuffer() : turned
}

async function cornerColours(webp: Buffer): Promise<string[]> {
  const { data, info } = await sharp(webp).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)
  const [w, h] = [info.width - 6, info.height - 6]
  return [at(5, 5), at(w, 5), at(5, h), at(w, h)].map(nearest)
}

function nearest(pixel: Buffer): string {
  const distance = (colour: readonly number[]) =>
    colour.reduce((sum, value, channel) => sum + Math.abs(value - (pixel[channel] ?? 0)), 0)
  const names = Object.entries(corners).sort(([, a], [, b]) => distance(a) - distance(b))
  return names[0]?.[0] ?? ''
}

describe('renderPicture', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'stands upright when the orientation is given as %d',
    async orientation => {
      const thumbnail = await renderPicture(await stored(orientation), 'thumbnail', orientation)
      expect(await cornerColours(thumbnail)).toEqual(['red', 'green', 'blue', 'white'])
      expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 120, height: 80 })
    },
  )

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'stands upright when the picture itself says orientation %d',
    async orientation => {
      const jpeg = await sharp(await stored(orientation))
        .withMetadata({ orientation })
        .jpeg()
        .toBuffer()
      expect(await cornerColours(await renderThumb(jpeg))).toEqual(['red', 'green', 'blue', 'white'])
    },
  )

  it('makes large pictures small and leaves small ones as they are', async () => {
    const large = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    expect(await sharp(await renderThumb(large)).metadata()).toMatchObject({
      format: 'webp',
      width: 320,
      height: 107,
    })
  })

  it('refuses a picture bomb before it is unpacked', async () => {
    // 30,000 x 30,000 pixels in a few KB.
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><rect width="9" height="9"/></svg>'
    await expect(renderThumb(Buffer.from(svg))).rejects.toThrow(/pixel limit/i)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.alloc(5000, 'noise')],
    ['a cut JPEG header', Buffer.from([0xff, 0xd8, 0xff, 0xe1])],
  ])('refuses %s', async (_name, bytes) => {
    await expect(renderThumb(bytes)).rejects.toThrow()
  })
})
