import sharp, { type Sharp } from 'sharp'
import { exifSegment, segment, withSegments } from './media/exif'
import { addLightAndGrain } from './media/grain'
import { storeOriented, type Pixels } from './media/orient'
import type { PhotoPlan } from './photo-plan'
import { createRandom } from './random'
import { scenes } from './scenes'
import { screenshot } from './scenes/screenshot'

/** The drawing with this number as pixels; the same for the same number, always. */
export async function renderScene(number: number): Promise<Pixels> {
  const scene = scenes[number % scenes.length] ?? scenes[0]
  return toPixels(sharp(Buffer.from(scene(createRandom(number * 7919 + 13)))))
}

async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

export const fromPixels = ({ data, width, height }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } })

/** The bytes of a planned picture, made from its drawing. */
export async function makePhoto(plan: PhotoPlan, drawing: Pixels): Promise<Buffer> {
  if (plan.screenshot) {
    const svg = screenshot(createRandom(plan.seed * 53 + 1))
    return sharp(Buffer.from(svg))
      .resize(plan.width, plan.height, { fit: 'fill' })
      .png({ compressionLevel: 6 })
      .toBuffer()
  }
  const upright = await toPixels(develop(plan, drawing))
  if (plan.format !== 'jpeg') return encode(plan, fromPixels(upright))
  const warmth = createRandom(plan.seed * 61 + 5).between(-0.07, 0.07)
  addLightAndGrain(upright, { red: 1 + warmth, green: 1, blue: 1 - warmth }, plan.seed)
  const stored = storeOriented(upright, plan.orientation)
  const jpeg = await fromPixels(stored).jpeg({ quality: 84 }).toBuffer()
  return plan.camera === undefined ? withSegments(jpeg, [comment(plan)]) : withExif(plan, stored, jpeg)
}

/** A cut-out, mirrored or not: how one drawing becomes many pictures. */
function develop(plan: PhotoPlan, drawing: Pixels): Sharp {
  const random = createRandom(plan.seed * 97 + 3)
  const zoom = random.between(0.8, 1)
  const shape = plan.width / plan.height
  const width = Math.floor(Math.min(drawing.width, drawing.height * shape) * zoom)
  const height = Math.floor(width / shape)
  const left = Math.floor(random.next() * (drawing.width - width))
  const top = Math.floor(random.next() * (drawing.height - height))
  const image = fromPixels(drawing)
    .extract({ left, top, width, height })
    .resize(plan.width, plan.height, { fit: 'fill', kernel: 'linear' })
  return random.chance(0.5) ? image.flop() : image
}

function encode(plan: PhotoPlan, image: Sharp): Promise<Buffer> {
  switch (plan.format) {
    case 'png':
      return image.png({ compressionLevel: 6 }).toBuffer()
    case 'webp':
      return image.webp({ quality: 82, effort: 2 }).toBuffer()
    case 'gif':
      return image.gif({ effort: 2, colours: 128 }).toBuffer()
    case 'avif':
      return image.avif({ quality: 55, effort: 1 }).toBuffer()
    case 'jpeg':
      return image.jpeg().toBuffer()
  }
}

/** Messengers strip Exif; a comment keeps even twins apart. */
const comment = (plan: PhotoPlan): Buffer => segment(0xfe, Buffer.from(`picture ${plan.seed}`))

async function withExif(plan: PhotoPlan, stored: Pixels, jpeg: Buffer): Promise<Buffer> {
  const thumbnail = await fromPixels(stored)
    .resize(160, 160, { fit: 'inside' })
    .jpeg({ quality: 75 })
    .toBuffer()
  return withSegments(jpeg, [exifOf(plan, stored, thumbnail)])
}

/** Exif for a picture of this size with this thumbnail. */
export function exifOf(plan: PhotoPlan, { width, height }: Omit<Pixels, 'data'>, thumbnail: Buffer): Buffer {
  const { make = '', model = '' } = plan.camera ?? {}
  const { orientation, taken, place } = plan
  return exifSegment({ make, model, orientation, taken, width, height, place, thumbnail })
}
