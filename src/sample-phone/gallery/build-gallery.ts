import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

export interface GalleryPlan {
  readonly folder: string
  readonly photos: number
  readonly onProgress: (done: number, total: number) => void
}

export async function buildGallery({ folder, photos, onProgress }: GalleryPlan): Promise<void> {
  const camera = join(folder, 'internal/DCIM/Camera')
  mkdirSync(camera, { recursive: true })
  mkdirSync(join(folder, 'internal/Movies'), { recursive: true })
  mkdirSync(join(folder, 'card'), { recursive: true })
  for (let i = 0; i < photos; i++) {
    const image = sharp({
      create: { width: 800, height: 600, channels: 3, background: { r: i % 256, g: 90, b: 120 } },
    })
    writeFileSync(join(camera, `IMG_20230704_${String(100000 + i)}.jpg`), await image.jpeg().toBuffer())
    onProgress(i + 1, photos)
  }
}
