import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'vitest'
import { manifestName, partialSuffix } from '../../src/core/format/layout'
import { createRandom } from '../../src/sample-phone/gallery/random'
import { canMountOverNetwork, mountOverNetwork } from '../network-mount'
import { expectAllTrue, expectWhole } from './expect-final'
import type { Engine, EngineEnd } from './engine'
import type { Before, Templates } from './templates'
import { copyPlace, heal, runUndisturbed, said, start, type Kind, type Place, type World } from './world'

/** Where the second of two runs is, and what becomes of the first one. */
export interface Encounter {
  readonly number: number
  readonly kind: 'together' | 'joined' | 'stopped' | 'joined elsewhere' | 'stopped elsewhere'
  readonly format: Kind
  readonly before: Before
  /** Of the first run's writes: there the second one begins. */
  readonly share: number
  readonly when: 'before' | 'after'
  /** The second one's clock against the first one's, in seconds. */
  readonly skew: number
  /** Of the second one's work: there the first one wakes up. */
  readonly wakesAt: number
}

type Ending = 'one was busy' | 'one after the other' | 'taken over' | 'too late'

const kinds = [
  'together',
  'joined',
  'stopped',
  'joined elsewhere',
  'stopped elsewhere',
  'stopped elsewhere',
] as const
const decade = 10 * 365 * 86_400
const failed = 3

export function drawEncounter(seed: number, number: number): Encounter {
  const random = createRandom(seed * 100_003 + number)
  // By turns, and each kind in both formats.
  const format = (number + Math.floor(number / kinds.length)) % 2 === 0 ? 'plain' : 'encrypted'
  return {
    number,
    format,
    kind: kinds[number % kinds.length] ?? 'together',
    // Two that both begin with a new key have nothing in common.
    before: format === 'plain' ? random.pick(['nothing', 'an older one']) : 'an older one',
    share: random.next(),
    when: random.pick(['before', 'after']),
    skew: random.pick([0, 90, -90, 3600, -3600, decade, -decade]),
    wakesAt: random.next() * 1.3,
  }
}

export function describeEncounter({ number, kind, format, before, ...details }: Encounter): string {
  return `case ${number}, ${format}, after ${before}: ${kind} ${JSON.stringify(details)}`
}

/** Each write of a run that is joined takes so many milliseconds longer: its heart goes on beating. */
const crawl = 150
/** Time in both runs goes so many times as fast where they wait for each other. */
const hurry = 8

/** Who is to wake after less than this of the second one's work may wake before that has begun. */
const wakesWatched = 0.1

/** Lets two runs meet in one folder and looks at what they leave. @throws when anything of it is wrong */
export async function runEncounter(
  world: World,
  templates: Templates,
  encounter: Encounter,
): Promise<Ending> {
  const name = `encounter-${encounter.number}`
  const writes = await templates.writes(encounter.format, encounter.before)
  const place = await copyPlace(world, name, await templates.backup(encounter.format, encounter.before))
  const far = join(world.folder, `${name} from afar`)
  // What another computer sees of the disk, it sees over a network.
  const mount =
    encounter.kind.endsWith('elsewhere') && canMountOverNetwork()
      ? mountOverNetwork(place.output, far, join(world.folder, 'sftp'))
      : null
  try {
    const [first, second] = await meet(world, { place, far: mount ? far : place.output, writes }, encounter)
    await expectAllTrue(world, place)
    const ending = judge(first, second)
    expectAllowed(encounter, ending)
    await runUndisturbed(world, place, true)
    await expectWhole(world, place)
    return ending
  } finally {
    mount?.unmount()
    await heal(world)
    await rm(join(world.folder, name), { recursive: true, force: true })
  }
}

async function meet(
  world: World,
  { place, far, writes }: { readonly place: Place; readonly far: string; readonly writes: number },
  { kind, share, when, skew, wakesAt }: Encounter,
): Promise<readonly [EngineEnd, EngineEnd]> {
  const elsewhere = kind.endsWith('elsewhere')
  const stops = kind === 'stopped' || kind === 'stopped elsewhere'
  const at = 1 + Math.floor(share * writes)
  const first = start(world, place, true, {
    hurry,
    // Else it is over before the second one has begun.
    ...(stops ? { stopAt: { when, at } } : { crawl }),
  })
  if (stops) await first.stopped()
  else if (kind !== 'together') {
    await first.told(({ event }) => event === 'starting')
    // It has the folder from here on; it tells of its start before.
    await waitUntil(first, () => hasPartial(place.output))
  }
  const second = start(world, { ...place, output: far }, true, { hurry, skew, elsewhere })
  if (!stops) return await Promise.all([first.ended, second.ended])
  // Some wake while they are still watched. The others not before: what the phone had on its way to the first one goes on
  // arriving after that was stopped, and is no work of the second one's.
  if (wakesAt > wakesWatched) await second.told(({ event }) => event === 'starting')
  const base = world.phone.bytesSent()
  await waitUntil(second, () => world.phone.bytesSent() - base >= wakesAt * world.storage.totalBytes())
  first.signal('SIGCONT')
  return await Promise.all([first.ended, second.ended])
}

function hasPartial(output: string): boolean {
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' })
  return names.some(name => name.endsWith(`${partialSuffix}/${manifestName}`))
}

async function waitUntil(engine: Engine, fits: () => boolean): Promise<void> {
  while (!engine.hasEnded() && !fits()) await delay(1)
}

function judge(first: EngineEnd, second: EngineEnd): Ending {
  const isBusy = ({ code, last, stderr }: EngineEnd) =>
    code === failed && `${JSON.stringify(last)} ${stderr}`.includes('folder-busy')
  const ended = [first, second].filter(({ code }) => code === 0)
  expect(
    [first, second].every(end => end.code === 0 || isBusy(end)),
    [first, second].map(said).join('\n'),
  ).toBe(true)
  expect(ended.length).toBeGreaterThan(0)
  if (ended.length === 2) return first.wasStopped ? 'too late' : 'one after the other'
  return ended[0] === first ? 'one was busy' : first.starting ? 'taken over' : 'one was busy'
}

/** On one computer a run that has begun is never disturbed, asleep or not. */
function expectAllowed({ kind }: Encounter, ending: Ending): void {
  if (kind === 'joined' || kind === 'stopped') expect(ending).not.toBe('taken over')
}
