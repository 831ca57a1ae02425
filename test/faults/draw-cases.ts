import { createRandom, times, type Random } from '../../src/sample-phone/gallery/random'
import type { Interruption } from './interruptions'
import { changes, film } from './phone-contents'
import type { FaultCase } from './run-case'

/** The same cases for the same seed; each can be drawn alone. */
export function drawCase(seed: number, number: number): FaultCase {
  const random = createRandom(seed * 100_003 + number)
  const interruptions = times(random.pick([1, 2, 2, 3, 4]), () => drawInterruption(random))
  const at = random.int(0, interruptions.length)
  return {
    number,
    // By turns: each of the six ways to begin comes as often.
    kind: number % 2 === 0 ? 'plain' : 'encrypted',
    before: (['nothing', 'an older one', 'the same'] as const)[Math.floor(number / 2) % 3] ?? 'nothing',
    interruptions,
    // Where everything is there already, there is little to do without.
    change: random.chance(0.45) ? { at, what: random.pick(changes) } : null,
  }
}

const kinds = [
  ...['killed at a write', 'killed at a write', 'killed at a write', 'killed at a write'],
  ...['killed at a last step', 'killed at a byte', 'cancelled', 'frozen and cancelled'],
  ...['unplugged', 'unplugged', 'adb killed', 'FAIL'],
] as const satisfies readonly Interruption['kind'][]

function drawInterruption(random: Random): Interruption {
  // Disks can be made and filled on Linux only.
  const full = process.platform === 'linux' && random.chance(0.1)
  const kind = full ? 'disk full' : random.pick(kinds)
  const share = random.next()
  switch (kind) {
    case 'killed at a write':
      return { kind, share, when: random.pick(['before', 'in', 'after']) }
    case 'killed at a last step':
      return { kind, step: random.int(1, 12), when: random.pick(['before', 'in', 'after']) }
    case 'unplugged':
    case 'adb killed':
      return { kind, share, waits: random.chance(0.5) }
    case 'FAIL':
      return { kind, share, only: random.pick([film, 'Movies/whole blocks.mp4', 'DCIM/Camera/IMG_1005.jpg']) }
    default:
      return { kind, share }
  }
}

export function describeCase({ number, kind, before, interruptions, change }: FaultCase): string {
  const what = interruptions.map(({ kind: name, ...details }) => `${name} ${JSON.stringify(details)}`)
  if (change) what.splice(change.at, 0, change.what)
  return `case ${number}, ${kind}, after ${before}: ${what.join('; ')}`
}
