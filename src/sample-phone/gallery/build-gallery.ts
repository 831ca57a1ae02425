import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { addOtherFiles } from './add-other-files'
import { filmPlans, makeFilm } from './make-film'
import { heicPlans, makeHeic } from './make-heic'
import { exifOf, fromPixels, makePhoto, renderScene } from './make-photo'
import { segment, withSegments } from './media/exif'
import type { Pixels } from './media/orient'
import { createMediaRows, makeThumbnail, type MediaRows } from './media-rows'
import { maxScenes, planPhotos, type PhotoPlan } from './photo-plan'
import { times } from './random'
import { createTree, settleFolders, type Tree } from './write-tree'

export interface GalleryOptions {
  readonly folder: string
  readonly photos: number
  readonly onProgress: (done: number, total: number) => void
}

/** Pictures beyond these are small ones that differ in their Exif only, so that tens of thousands stay affordable. */
const fullPhotos = 300
const smallSize = { width: 960, height: 720 }
/** Drawings in work at a time: enough to keep some cores busy, and some tens of megabytes of pixels. */
const atOnce = 3

/** Fills `folder` with the trees `internal` and `card`, and with `media`: what the phone's media store knows. The same count gives the same bytes and times. */
export async function buildGallery({ folder, photos, onProgress }: GalleryOptions): Promise<void> {
  const roots = { internal: join(folder, 'internal'), card: join(folder, 'card') }
  const media = join(folder, 'media')
  for (const root of [...Object.values(roots), media]) mkdirSync(root, { recursive: true })
  const rows = createMediaRows(createTree(media))
  const trees = { internal: createTree(roots.internal), card: createTree(roots.card), rows }
  const plans = planPhotos(photos)
  // The small ones are spread over the years like the others.
  const stride = Math.max(1, Math.ceil(photos / fullPhotos))
  const isFull = (_: PhotoPlan, index: number): boolean => index % stride === 0
  const full = plans.filter(isFull)
  const small = plans.filter((plan, index) => !isFull(plan, index))
  let done = 0
  const count = (): void => onProgress(++done, photos)
  const samples = await makeFullPhotos(full, trees, count)
  await makeSmallPhotos(small, trees, samples, count)
  addOtherFiles(trees.internal, trees.card, samples[0]?.jpeg ?? Buffer.alloc(0))
  rows.finish(trees.internal)
  const fallback = new Date('2023-06-01T00:00:00Z')
  for (const root of [...Object.values(roots), media]) settleFolders(root, fallback)
}

interface Trees {
  readonly internal: Tree
  readonly card: Tree
  readonly rows: MediaRows
}

/** A small picture without Exif, and the thumbnail for it. */
interface Sample {
  readonly jpeg: Buffer
  readonly thumbnail: Buffer
  /** The name of the phone's own thumbnail of it. */
  readonly stored: string
}

/** Makes each drawing once, and from it all pictures and films that show it. */
async function makeFullPhotos(
  plans: readonly PhotoPlan[],
  trees: Trees,
  count: () => void,
): Promise<Sample[]> {
  const samples: Sample[] = []
  const wanted = new Set([...filmPlans, ...heicPlans, ...plans].map(plan => plan.scene))
  const numbers = times(maxScenes, scene => scene).filter(scene => wanted.has(scene))
  const work = async (): Promise<void> => {
    for (let scene = numbers.shift(); scene !== undefined; scene = numbers.shift()) {
      const drawing = await renderScene(scene)
      samples[scene] = await makeSample(drawing, scene, trees.rows)
      for (const plan of plans.filter(candidate => candidate.scene === scene)) {
        const bytes = await makePhoto(plan, drawing)
        trees[plan.onCard ? 'card' : 'internal'].write(plan.path, bytes, plan.taken)
        await addToRows(trees.rows, plan, bytes)
        count()
      }
      for (const plan of heicPlans.filter(candidate => candidate.scene === scene)) {
        trees.internal.write(plan.path, makeHeic(plan), plan.taken)
        trees.rows.add({ ...plan, table: 'images', onCard: false, thumbnail: sampleName(scene) })
      }
      for (const film of filmPlans.filter(candidate => candidate.scene === scene)) {
        const bytes = await makeFilm(film, drawing)
        trees[film.onCard ? 'card' : 'internal'].write(film.path, bytes, film.recorded)
        trees.rows.add({ ...film, table: 'video', taken: film.recorded, thumbnail: sampleName(scene) })
      }
    }
  }
  await Promise.all(times(atOnce, work))
  // Without holes, in the order of the scenes, whichever was ready first.
  return samples.filter(() => true)
}

async function addToRows(rows: MediaRows, plan: PhotoPlan, bytes: Buffer): Promise<void> {
  const thumbnail = `photo-${plan.seed}.jpg`
  rows.addThumbnail(thumbnail, await makeThumbnail(bytes), plan.taken)
  rows.add({ ...plan, table: 'images', thumbnail })
}

const sampleName = (scene: number): string => `scene-${scene}.jpg`

async function makeSample(drawing: Pixels, scene: number, rows: MediaRows): Promise<Sample> {
  const image = (width: number, height: number): Promise<Buffer> =>
    fromPixels(drawing).resize(width, height, { fit: 'fill' }).jpeg({ quality: 80 }).toBuffer()
  const jpeg = await image(smallSize.width, smallSize.height)
  const stored = sampleName(scene)
  rows.addThumbnail(stored, await makeThumbnail(jpeg), new Date('2024-01-05T12:00:00Z'))
  return { jpeg, thumbnail: await image(160, 120), stored }
}

async function makeSmallPhotos(
  plans: readonly PhotoPlan[],
  trees: Trees,
  samples: readonly Sample[],
  count: () => void,
): Promise<void> {
  for (const plan of plans) {
    const sample = samples[plan.seed % samples.length]
    if (sample === undefined) return
    const upright = { ...plan, orientation: 1 }
    const extra =
      plan.camera === undefined
        ? segment(0xfe, Buffer.from(`picture ${plan.seed}`))
        : exifOf(upright, smallSize, sample.thumbnail)
    // Names tell the format, so here all are camera pictures or messengers' JPEGs.
    const path = plan.format === 'jpeg' ? plan.path : `Pictures/Saved/saved-${plan.seed}.jpg`
    trees[plan.onCard ? 'card' : 'internal'].write(path, withSegments(sample.jpeg, [extra]), plan.taken)
    trees.rows.add({ ...plan, path, table: 'images', thumbnail: sample.stored })
    count()
    if (plan.seed % 50 === 0) await nextTurn()
  }
}
