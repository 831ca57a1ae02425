import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { addOtherFiles } from './add-other-files.js'
import { filmPlans, makeFilm } from './make-film.js'
import { exifOf, fromPixels, makePhoto, renderScene } from './make-photo.js'
import { segment, withSegments } from './media/exif.js'
import type { Pixels } from './media/orient.js'
import { MAX_SCENES, planPhotos, type PhotoPlan } from './photo-plan.js'
import { times } from './random.js'
import { createTree, settleFolders, type Tree } from './write-tree.js'

export interface GalleryOptions {
  readonly folder: string
  readonly photos: number
  readonly onProgress: (done: number, total: number) => void
}

/** Pictures beyond these are small ones that differ in their Exif only, so that tens of thousands stay affordable. */
const FULL_PHOTOS = 300
const SMALL_SIZE = { width: 960, height: 720 }
/** Drawings in work at a time: enough to keep some cores busy, and some tens of megabytes of pixels. */
const AT_ONCE = 3

/** Fills `folder` with the trees `internal` and `card`. The same count gives the same bytes and times. */
export async function buildGallery({ folder, photos, onProgress }: GalleryOptions): Promise<void> {
  const roots = { internal: join(folder, 'internal'), card: join(folder, 'card') }
  for (const root of Object.values(roots)) mkdirSync(root, { recursive: true })
  const trees = { internal: createTree(roots.internal), card: createTree(roots.card) }
  const plans = planPhotos(photos)
  // The small ones are spread over the years like the others.
  const stride = Math.max(1, Math.ceil(photos / FULL_PHOTOS))
  const isFull = (_: PhotoPlan, index: number): boolean => index % stride === 0
  const full = plans.filter(isFull)
  const small = plans.filter((plan, index) => !isFull(plan, index))
  let done = 0
  const count = (): void => onProgress(++done, photos)
  const samples = await makeFullPhotos(full, trees, count)
  await makeSmallPhotos(small, trees, samples, count)
  addOtherFiles(trees.internal, trees.card, samples[0]?.jpeg ?? Buffer.alloc(0))
  const fallback = new Date('2023-06-01T00:00:00Z')
  for (const root of Object.values(roots)) settleFolders(root, fallback)
}

interface Trees {
  readonly internal: Tree
  readonly card: Tree
}

/** A small picture without Exif, and the thumbnail for it. */
interface Sample {
  readonly jpeg: Buffer
  readonly thumbnail: Buffer
}

/** Makes each drawing once, and from it all pictures and films that show it. */
async function makeFullPhotos(
  plans: readonly PhotoPlan[],
  trees: Trees,
  count: () => void,
): Promise<Sample[]> {
  const samples: Sample[] = []
  const filmScenes = filmPlans.map(plan => plan.scene)
  const numbers = times(MAX_SCENES, scene => scene).filter(
    scene => filmScenes.includes(scene) || plans.some(plan => plan.scene === scene),
  )
  const work = async (): Promise<void> => {
    for (let scene = numbers.shift(); scene !== undefined; scene = numbers.shift()) {
      const drawing = await renderScene(scene)
      samples[scene] = await makeSample(drawing)
      for (const plan of plans.filter(candidate => candidate.scene === scene)) {
        const bytes = await makePhoto(plan, drawing)
        trees[plan.onCard ? 'card' : 'internal'].write(plan.path, bytes, plan.taken)
        count()
      }
      for (const film of filmPlans.filter(candidate => candidate.scene === scene)) {
        const bytes = await makeFilm(film, drawing)
        trees[film.onCard ? 'card' : 'internal'].write(film.path, bytes, film.recorded)
      }
    }
  }
  await Promise.all(times(AT_ONCE, work))
  // Without holes, in the order of the scenes, whichever was ready first.
  return samples.filter(() => true)
}

async function makeSample(drawing: Pixels): Promise<Sample> {
  const image = (width: number, height: number): Promise<Buffer> =>
    fromPixels(drawing).resize(width, height, { fit: 'fill' }).jpeg({ quality: 80 }).toBuffer()
  return { jpeg: await image(SMALL_SIZE.width, SMALL_SIZE.height), thumbnail: await image(160, 120) }
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
        : exifOf(upright, SMALL_SIZE, sample.thumbnail)
    // Names tell the format, so here all are camera pictures or messengers' JPEGs.
    const path = plan.format === 'jpeg' ? plan.path : `Pictures/Saved/saved-${plan.seed}.jpg`
    trees[plan.onCard ? 'card' : 'internal'].write(path, withSegments(sample.jpeg, [extra]), plan.taken)
    count()
    if (plan.seed % 50 === 0) await nextTurn()
  }
}
