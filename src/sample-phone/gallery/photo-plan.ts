import type { GpsPlace } from './media/exif'
import { createRandom, times, type Random } from './random'

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

/** One picture of the gallery, before it is made. */
export interface PhotoPlan {
  /** Folder and name inside the phone's storage, `/` between parts. */
  readonly path: string
  readonly onCard: boolean
  readonly format: PictureFormat
  readonly taken: Date
  readonly camera: Camera | undefined
  readonly place: GpsPlace | undefined
  readonly orientation: number
  /** Upright size in pixels. */
  readonly width: number
  readonly height: number
  readonly screenshot: boolean
  /** Which drawing it shows, and what makes it differ from others of the same. */
  readonly scene: number
  readonly seed: number
}

interface Camera {
  readonly make: string
  readonly model: string
}

/** How many different drawings there are at most: fourteen kinds, four of each. */
export const maxScenes = 56

const newCamera: Camera = { make: 'Google', model: 'Pixel 7' }
const oldCamera: Camera = { make: 'OnePlus', model: 'LE2113' }
/** When the phone was changed, and with it the way pictures are named. */
const newPhone = Date.UTC(2024, 0, 20)
const firstDay = Date.UTC(2023, 5, 1)
const lastDay = Date.UTC(2026, 4, 31)
const dayMs = 24 * 3600 * 1000

/** C camera, S screenshot, W WhatsApp, D download, I Instagram, K SD card: what every 25 pictures are. */
const pattern = 'CCCSCCWCCDCCCWCICCSCCWKCC'

const cameraSizes: readonly [Size, ...Size[]] = [
  [1600, 1200],
  [1600, 1200],
  [1920, 1080],
  [1600, 1200],
  [1920, 1440],
  [2016, 1512],
  [1600, 900],
  [2400, 1800],
]

type Size = readonly [long: number, short: number]

const places: readonly [GpsPlace, ...GpsPlace[]] = [
  { latitude: 46.5584, longitude: 7.8356, altitude: 1274 },
  { latitude: 38.7139, longitude: -9.1394, altitude: 45 },
  { latitude: 59.9139, longitude: 10.7522, altitude: 23 },
  { latitude: 43.7696, longitude: 11.2558, altitude: 50 },
  { latitude: -33.9249, longitude: 18.4241, altitude: 25 },
  { latitude: 35.0116, longitude: 135.7681, altitude: 48 },
  { latitude: 52.52, longitude: 13.405, altitude: 34 },
  { latitude: 64.1466, longitude: -21.9426, altitude: 15 },
]

/** Mostly upright and portrait; the mirrored ones are rare but must be met. */
const orientations: readonly [number, ...number[]] = [1, 1, 1, 1, 6, 1, 1, 6, 1, 8, 1, 1, 6, 3, 1, 6]
const rareOrientations: readonly number[] = [5, 2, 7, 4]
/** The place in the pattern, a camera's, whose pictures take turns with them. */
const rareAt = 7

const rareOrientation = (index: number): number =>
  rareOrientations[Math.floor(index / pattern.length) % rareOrientations.length] ?? 1

/** Plans `count` pictures, oldest first; the same for the same count, always. */
export function planPhotos(count: number): readonly PhotoPlan[] {
  const used = new Set<string>()
  const moments = planMoments(count)
  return moments.map((taken, index) => {
    const random = createRandom(index * 31 + 11)
    const plan = planOne(random, taken, index)
    const path = freeName(plan.path, used)
    used.add(path)
    return { ...plan, path }
  })
}

/** Days with one to eight pictures each, spread over three years. */
function planMoments(count: number): readonly Date[] {
  const random = createRandom(count + 5)
  const moments: number[] = []
  while (moments.length < count) {
    const day = firstDay + Math.floor(random.between(0, (lastDay - firstDay) / dayMs)) * dayMs
    const start = day + random.between(7, 19) * 3600 * 1000
    const several = Math.min(random.int(1, 8), count - moments.length)
    moments.push(...times(several, step => Math.floor(start + step * random.between(4_000, 900_000))))
  }
  return moments.sort((a, b) => a - b).map(moment => new Date(moment))
}

function planOne(random: Random, taken: Date, index: number): PhotoPlan {
  const kind = pattern.charAt(index % pattern.length)
  const orientation = index % pattern.length === rareAt ? rareOrientation(index) : random.pick(orientations)
  const camera = taken.getTime() < newPhone ? oldCamera : newCamera
  // 37 shares no factor with 56, so neighbours show different drawings.
  const common = {
    taken,
    seed: index,
    scene: (index * 37) % maxScenes,
    onCard: kind === 'K',
    screenshot: kind === 'S',
  }
  const bare = { camera: undefined, place: undefined, orientation: 1 } as const
  if (kind === 'C' || kind === 'K') {
    const portrait = orientation >= 5
    const [long, short] = random.pick(cameraSizes)
    const place = random.chance(0.8) ? near(random, taken) : undefined
    const size = portrait ? { width: short, height: long } : { width: long, height: short }
    return {
      ...common,
      ...size,
      path: `DCIM/Camera/${cameraName(taken)}`,
      format: 'jpeg',
      camera,
      place,
      orientation,
    }
  }
  if (kind === 'S')
    return {
      ...common,
      ...bare,
      width: 1080,
      height: 2400,
      path: `Pictures/Screenshots/Screenshot_${compact(taken, '-')}.png`,
      format: 'png',
    }
  if (kind === 'W')
    return {
      ...common,
      ...bare,
      width: 1600,
      height: 1200,
      path: whatsAppName(random, taken),
      format: 'jpeg',
    }
  if (kind === 'I')
    return {
      ...common,
      ...bare,
      width: 1440,
      height: 1440,
      path: `Pictures/Instagram/IMG_${compact(taken, '_')}_${random.int(100, 999)}.jpg`,
      format: 'jpeg',
    }
  return { ...common, ...bare, ...download(random) }
}

const two = (value: number): string => String(value).padStart(2, '0')

const date = (time: Date): string =>
  `${time.getUTCFullYear()}${two(time.getUTCMonth() + 1)}${two(time.getUTCDate())}`

const clock = (time: Date): string =>
  `${two(time.getUTCHours())}${two(time.getUTCMinutes())}${two(time.getUTCSeconds())}`

const compact = (time: Date, between: string): string => `${date(time)}${between}${clock(time)}`

const cameraName = (taken: Date): string =>
  taken.getTime() < newPhone
    ? `IMG_${compact(taken, '_')}.jpg`
    : `PXL_${compact(taken, '_')}${String(taken.getUTCMilliseconds()).padStart(3, '0')}.jpg`

const whatsAppName = (random: Random, taken: Date): string =>
  `Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/IMG-${date(taken)}-WA${String(random.int(1, 120)).padStart(4, '0')}.jpg`

/** Every trip is a few weeks in one place. */
function near(random: Random, taken: Date): GpsPlace {
  const trip = places[Math.floor(taken.getTime() / (24 * dayMs)) % places.length] ?? places[0]
  return {
    latitude: trip.latitude + random.between(-0.06, 0.06),
    longitude: trip.longitude + random.between(-0.06, 0.06),
    altitude: trip.altitude + random.between(0, 40),
  }
}

const downloads: readonly [Download, ...Download[]] = [
  { stem: 'wallpaper', format: 'webp', width: 1600, height: 1200 },
  { stem: 'poster', format: 'png', width: 1200, height: 900 },
  { stem: 'funny', format: 'gif', width: 640, height: 480 },
  { stem: 'holiday-house', format: 'avif', width: 1280, height: 960 },
  { stem: 'menu', format: 'jpeg', width: 1600, height: 1200 },
]

interface Download {
  readonly stem: string
  readonly format: PictureFormat
  readonly width: number
  readonly height: number
}

function download(random: Random): { path: string } & Omit<Download, 'stem'> {
  const { stem, ...rest } = random.pick(downloads)
  const extension = rest.format === 'jpeg' ? 'jpg' : rest.format
  return { ...rest, path: `Download/${stem}.${extension}` }
}

/** As a phone's browser names what is there already: `name (1).jpg`. */
function freeName(path: string, used: ReadonlySet<string>): string {
  const dot = path.lastIndexOf('.')
  for (let count = 0; ; count++) {
    const name = count === 0 ? path : `${path.slice(0, dot)} (${count})${path.slice(dot)}`
    if (!used.has(name)) return name
  }
}
