import sharp, { type Sharp } from 'sharp'

/** The longest side in pixels: of a thumbnail enough for a grid cell on a dense screen, of a preview for the screen itself. */
const sidePixels = { thumbnail: 320, preview: 2048 } as const

export type PictureSize = keyof typeof sidePixels

/** The largest phone cameras have 200 megapixels; a bomb of a few KB can claim billions. */
const maxPixels = 220_000_000
const maxSeconds = 15

/**
 * Makes an upright WebP of any picture sharp can read. `orientation` is the EXIF value of the whole picture, for an
 * embedded thumbnail that does not carry it. Run it in a process of its own: the bytes come from a phone.
 * @throws what sharp throws for bytes that are no picture, too large or too slow
 */
export async function renderPicture(
  bytes: Uint8Array,
  size: PictureSize,
  orientation?: number,
): Promise<Buffer> {
  const image = sharp(bytes, {
    limitInputPixels: maxPixels,
    sequentialRead: true,
    failOn: 'error',
    animated: false,
  })
  const upright = orientation === undefined ? image.autoOrient() : turn(image, orientation)
  const side = sidePixels[size]
  return await upright
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: maxSeconds })
    .webp({ quality: 80 })
    .toBuffer()
}

/** EXIF 2.3, tag 0x0112: how to turn and mirror the stored pixels so that they stand upright. */
function turn(image: Sharp, orientation: number): Sharp {
  const mirrored = [2, 4, 5, 7].includes(orientation)
  const degrees = { 3: 180, 4: 180, 5: 270, 6: 90, 7: 90, 8: 270 }[orientation] ?? 0
  return mirrored ? image.flop().rotate(degrees) : image.rotate(degrees)
}
