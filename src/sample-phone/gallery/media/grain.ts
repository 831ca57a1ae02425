import { createRandom } from '../random'
import type { Pixels } from './orient'

const tileSize = 1 << 16
let tile: Int8Array | undefined

function grainTile(): Int8Array {
  const random = createRandom(7)
  // Three throws added are near enough to the bell curve of a sensor's noise.
  return Int8Array.from({ length: tileSize }, () =>
    Math.round((random.next() + random.next() + random.next() - 1.5) * 9),
  )
}

/** How much of each channel there is to be: 1 leaves it as it is. */
export interface Light {
  readonly red: number
  readonly green: number
  readonly blue: number
}

const curve = (gain: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, value) => Math.min(255, Math.round(value * gain)))

/**
 * Puts pixels into a warmer or cooler light and adds the fine noise of a camera's sensor, in place; without noise
 * drawings compress to unlikely small files.
 */
export function addLightAndGrain({ data }: Pixels, light: Light, seed: number): void {
  tile ??= grainTile()
  const [red, green, blue] = [curve(light.red), curve(light.green), curve(light.blue)]
  let offset = (seed * 40_503) & (tileSize - 1)
  for (let at = 0; at + 2 < data.length; at += 3) {
    // Jumps through the tile on each stretch, so that no pattern repeats visibly.
    if (at % 12_288 === 0) offset = (offset * 5 + 12_345) & (tileSize - 1)
    data[at] = limited((red[data[at] ?? 0] ?? 0) + (tile[(at + offset) & (tileSize - 1)] ?? 0))
    data[at + 1] = limited((green[data[at + 1] ?? 0] ?? 0) + (tile[(at + 1 + offset) & (tileSize - 1)] ?? 0))
    data[at + 2] = limited((blue[data[at + 2] ?? 0] ?? 0) + (tile[(at + 2 + offset) & (tileSize - 1)] ?? 0))
  }
}

const limited = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value)
