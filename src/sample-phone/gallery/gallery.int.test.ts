import ExifReader from 'exifreader'
import { createHash } from 'node:crypto'
import { lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildGallery } from './build-gallery'
import { planPhotos } from './photo-plan'

const photoCount = 8

let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-gallery-'))
  for (const name of ['one', 'two'])
    await buildGallery({ folder: join(folder, name), photos: photoCount, onProgress: () => undefined })
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Path, kind, time and content of all below a folder; names as bytes. */
function inventory(root: Buffer, below = Buffer.alloc(0)): readonly string[] {
  const here = Buffer.concat([root, below])
  return readdirSync(here, 'buffer')
    .flatMap(name => {
      const path = Buffer.concat([below, Buffer.from(sep), name])
      const full = Buffer.concat([root, path])
      const stat = lstatSync(full)
      const line = `${path.toString('latin1')} ${stat.mtimeMs} ${stat.mode}`
      if (stat.isDirectory()) return [line, ...inventory(root, path)]
      return [`${line} ${createHash('sha256').update(readFileSync(full)).digest('hex')}`]
    })
    .sort()
}

describe('the gallery', () => {
  it('is the same to the byte and the second, whenever it is made', () => {
    const [one, two] = ['one', 'two'].map(name => inventory(Buffer.from(join(folder, name))))
    expect(one).toEqual(two)
    expect(one?.length).toBeGreaterThan(80)
  })

  it('has pictures that tell when and where they were taken, and carry a thumbnail', async () => {
    const plans = planPhotos(photoCount).filter(plan => plan.camera !== undefined)
    expect(plans.length).toBeGreaterThan(3)
    for (const plan of plans) {
      const path = join(folder, 'one', plan.onCard ? 'card' : 'internal', plan.path)
      const bytes = readFileSync(path)
      const tags = ExifReader.load(bytes, { expanded: true })
      const told = String(tags.exif?.DateTimeOriginal?.description).replace(/\D/g, '')
      expect(told).toBe(lstatSync(path).mtime.toISOString().replace(/\D/g, '').slice(0, 14))
      expect(tags.exif?.Orientation?.value).toBe(plan.orientation)
      const thumbnail = Buffer.from((tags.Thumbnail as { image: ArrayBuffer }).image)
      const { width = 0, height = 0 } = await sharp(thumbnail).metadata()
      expect(Math.max(width, height)).toBe(160)
      const upright = await sharp(bytes).autoOrient().toBuffer({ resolveWithObject: true })
      expect([upright.info.width, upright.info.height]).toEqual([plan.width, plan.height])
      expect(bytes.length).toBeGreaterThan(80_000)
    }
  })
})
