/** A seeded source of chance: the same seed gives the same gallery on every computer. */
export interface Random {
  /** From 0 up to, not including, 1. */
  readonly next: () => number
  readonly between: (from: number, to: number) => number
  /** A whole number, both ends included. */
  readonly int: (from: number, to: number) => number
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T
  readonly chance: (probability: number) => boolean
}

/** mulberry32 by Tommy Ettinger (public domain): small, fast, and even enough for pictures. */
export function createRandom(seed: number): Random {
  let state = (seed * 0x9e37_79b1) >>> 0
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    int,
    pick: choices => choices[int(0, choices.length - 1)] ?? choices[0],
    chance: probability => next() < probability,
  }
}

/** `count` results of `make`. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => make(index))

/** Smooth noise along a line, about -1 to 1; each octave half as long and `roughness` as strong as the one before. */
export function createNoise(random: Random, octaves: number, roughness: number): (x: number) => number {
  const layers = times(octaves, () => times(64, () => random.between(-1, 1)))
  return x => {
    let sum = 0
    let reach = 0
    layers.forEach((values, octave) => {
      const weight = roughness ** octave
      sum += weight * smoothAt(values, x * 2 ** octave)
      reach += weight
    })
    return sum / reach
  }
}

function smoothAt(values: readonly number[], x: number): number {
  const cell = Math.floor(x)
  const part = x - cell
  const [left = 0, right = 0] = [values[cell & 63], values[(cell + 1) & 63]]
  return left + (right - left) * part * part * (3 - 2 * part)
}
