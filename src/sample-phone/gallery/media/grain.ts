import { createRandom } from '../random.js'
import type { Pixels } from './orient.js'

const TILE = 1 << 16
let tile: Int8Array | undefined

function grainTile(): Int8Array {
  const random = createRandom(7)
  // Three throws added are near enough to the bell curve of a sensor's noise.
  return Int8Array.from({ length: TILE }, () =>
    Math.round((random.next() + random.next() + random.next() - 1.5) * 9),
  )
}

/** Adds the fine noise of a camera's sensor in place; without it drawings compress to unlikely small files. */
export function addGrain({ data }: Pixels, seed: number): void {
  tile ??= grainTile()
  // Jumps through the tile on each stretch, so that no pattern repeats visibly.
  let offset = (seed * 40_503) & (TILE - 1)
  for (let at = 0; at < data.length; at++) {
    if ((at & 8191) === 0) offset = (offset * 5 + 12_345) & (TILE - 1)
    const value = (data[at] ?? 0) + (tile[(at + offset) & (TILE - 1)] ?? 0)
    data[at] = value < 0 ? 0 : value > 255 ? 255 : value
  }
}
