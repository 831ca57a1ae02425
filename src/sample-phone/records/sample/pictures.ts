import { createCipheriv } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { cacheFolder } from '../../files/cache-folder'
import { segment, withSegments } from '../../gallery/media/exif'
import { createRandom } from '../../gallery/random'
import { circle, drawing, path } from '../../gallery/svg'

/** Changes whenever the bytes of any of these pictures do. */
const version = 1

export type PictureKind = 'face-small' | 'face-large' | 'message'

const sizes: Readonly<Record<PictureKind, readonly [width: number, height: number]>> = {
  'face-small': [96, 96],
  'face-large': [480, 480],
  message: [640, 480],
}

/** So many different drawings there are; the rest differ in a comment of theirs. */
const drawings = 64

const partFolder = '/data/user/0/com.android.providers.telephony/app_parts'

/** Where the phone keeps a picture of a sample message. */
export const picturePath = (number: number): string => `${partFolder}/PART_sample_${number}.jpg`

/** The number in such a path; undefined for any other. */
export function pictureNumber(path: string): number | undefined {
  const [, number] = /\/PART_sample_(\d+)\.jpg$/.exec(path) ?? []
  return number === undefined ? undefined : Number(number)
}

/** The bytes of a picture: made once, and kept in the cache. The same number gives the same bytes, and no other the same. @param atLeast how many bytes */
export async function readPicture(kind: PictureKind, number: number, atLeast = 0): Promise<Buffer> {
  const jpeg = withSegments(await cachedDrawing(kind, number % drawings), [
    segment(0xfe, Buffer.from(`${kind} ${number}`)),
  ])
  return jpeg.length >= atLeast ? jpeg : Buffer.concat([jpeg, noise(number, atLeast - jpeg.length)])
}

/** What stands behind the end of a JPEG is not looked at; this cannot be compressed. */
function noise(number: number, length: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, number & 0xff), Buffer.alloc(16, number >> 8))
  return cipher.update(Buffer.alloc(length))
}

async function cachedDrawing(kind: PictureKind, number: number): Promise<Buffer> {
  const folder = join(cacheFolder(), `records-${version}`)
  const file = join(folder, `${kind}-${number}.jpg`)
  try {
    return await readFile(file)
  } catch {
    const jpeg = await draw(kind, number)
    mkdirSync(folder, { recursive: true })
    // Aside, and renamed: another process may be reading.
    const aside = mkdtempSync(join(folder, 'making-'))
    writeFileSync(join(aside, 'picture'), jpeg)
    renameSync(join(aside, 'picture'), file)
    rmSync(aside, { recursive: true, force: true })
    return jpeg
  }
}

function draw(kind: PictureKind, number: number): Promise<Buffer> {
  const [width, height] = sizes[kind]
  const svg = kind === 'message' ? hills(number) : face(number)
  return sharp(Buffer.from(svg))
    .resize(width, height, { fit: 'fill' })
    .flatten()
    .jpeg({ quality: 80 })
    .toBuffer()
}

const colour = (hue: number, light: number): string => `hsl(${Math.round(hue) % 360} 55% ${light}%)`

/** A head and shoulders before a plain wall. */
function face(number: number): string {
  const random = createRandom(number * 53 + 11)
  const hue = random.next() * 360
  const skin = random.pick(['#f2d3b8', '#dba97f', '#a86f45', '#6d4326'])
  const hair = random.pick(['#2b1b12', '#6b4423', '#b98a4a', '#8d8d8d'])
  return drawing(
    '',
    [
      path('M0 0H100V100H0Z', colour(hue, 78)),
      path('M12 100C14 72 34 68 50 68S86 72 88 100Z', colour(hue + 160, 42)),
      circle(50, 40, 25, hair),
      circle(50, 45, 21, skin),
      circle(42, 43, 2.2, '#222'),
      circle(58, 43, 2.2, '#222'),
      path('M41 54Q50 61 59 54', 'none', 'stroke="#7a3b2e" stroke-width="2"'),
    ].join(''),
    100,
    100,
  )
}

/** Hills under a sun. */
function hills(number: number): string {
  const random = createRandom(number * 29 + 5)
  const hue = random.next() * 360
  const ridge = (top: number): string =>
    `M0 ${top}Q40 ${top - random.int(5, 25)} 80 ${top}T160 ${top - random.int(0, 12)}V120H0Z`
  return drawing(
    '',
    [
      path('M0 0H160V120H0Z', colour(hue, 82)),
      circle(random.int(20, 140), random.int(15, 40), random.int(7, 13), colour(45, 65)),
      path(ridge(70), colour(hue + 60, 60)),
      path(ridge(85), colour(hue + 90, 48)),
      path(ridge(102), colour(hue + 110, 34)),
    ].join(''),
    160,
    120,
  )
}
