import { cp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/core/disk/list-files'
import { makeImage, mountImage } from '../small-disk'
import { expectTrue, inspect, type Inspected } from './inspect'
import { noise } from './phone-storage'
import { createPlace, createWorld, heal, runUndisturbed, said, start, type Place, type World } from './world'

/** `npm run test:faults` cuts more often. */
const cuts = process.env['PHONEKEEP_FAULT_CASES'] === undefined ? 1 : 6
const imageBytes = 300_000_000
const fileCount = 1200
const fileBytes = 30_000
const bytesPerSecond = 5_000_000
/** Lines are on disk within a second; the disk, and the engine on a busy machine, take a little longer. */
const flushedWithinMs = 2_500

let world: World
beforeAll(async () => {
  const names = Array.from({ length: fileCount }, (_, number) => `DCIM/Camera/IMG_${1000 + number}.jpg`)
  world = await createWorld(new Map(names.map(name => [name, noise(name, fileBytes)])))
})
afterAll(() => world?.close())

const numbers = Array.from({ length: cuts }, (_, number) => number)
const each = numbers.flatMap(number => (['plain', 'encrypted'] as const).map(kind => ({ kind, number })))

describe.runIf(process.platform === 'linux')('power is cut, and the disk loses what was not flushed', () => {
  it.each(each)('$kind, $number: at most the last second has no line', async ({ kind, number }) => {
    const place = await createPlace(world, `cut ${kind} ${number}`, kind)
    const image = join(place.folder, 'disk')
    makeImage(image, imageBytes)
    const disk = mountImage(image, place.output)
    let before: Cut
    try {
      before = await cutPower(world, place, { image, afterMs: 5_000 + number * 400 })
    } finally {
      disk.unmount()
    }
    await rm(image)
    const left = mountImage(`${image} after`, place.output)
    try {
      const [folder = ''] = await partials(place)
      const backup = await inspect(world, folder)
      if (!backup) return expect.fail('There is no backup')
      await expectTrue(world, backup)
      const placed = await countPlaced(backup)
      console.log(
        `${kind}: ${before.doneNow} done, ${placed} placed on disk, ${backup.lines.size} listed, ${placed - backup.lines.size} without a line`,
      )
      expect(before.doneEarlier).toBeGreaterThan(10)
      expect(backup.lines.size).toBeGreaterThanOrEqual(before.doneEarlier)
      await heal(world)
      await runUndisturbed(world, place, true)
      expect(await partials(place)).toEqual([])
    } finally {
      left.unmount()
      await rm(place.folder, { recursive: true, force: true })
    }
  })
})

interface Cut {
  /** Files that the engine had told as done when the power went. */
  readonly doneNow: number
  /** And so long before that their lines have to be on disk. */
  readonly doneEarlier: number
}

/** Leaves, in `<image> after`, what the disk has when the power goes. */
async function cutPower(
  { phone, adb, ...others }: World,
  place: Place,
  { image, afterMs }: { readonly image: string; readonly afterMs: number },
): Promise<Cut> {
  const told: { readonly at: number; readonly done: number }[] = []
  phone.setFaults({ bytesPerSecond })
  const engine = start({ phone, adb, ...others }, place, true)
  let begun = Infinity
  const cut = await engine.told(({ event, itemsDone }) => {
    const at = performance.now()
    if (event === 'starting') begun = at
    if (typeof itemsDone === 'number') told.push({ at, done: itemsDone })
    return at - begun >= afterMs
  })
  engine.signal('SIGSTOP')
  const now = performance.now()
  await cp(image, `${image} after`)
  engine.signal('SIGKILL')
  const end = await engine.ended
  if (!cut) throw new Error(`It had ended before: ${said(end)}`)
  return {
    doneNow: told.at(-1)?.done ?? 0,
    doneEarlier: told.findLast(({ at }) => at <= now - flushedWithinMs)?.done ?? 0,
  }
}

async function partials({ output }: Place): Promise<readonly string[]> {
  const names = await readdir(output, { recursive: true })
  return names.filter(name => name.endsWith('.partial')).map(name => join(output, name))
}

async function countPlaced({ folder, keys }: Inspected): Promise<number> {
  let placed = 0
  for await (const { file } of listFiles(folder))
    if (file.startsWith(keys ? 'data/' : 'Gallery/')) placed += 1
  return placed
}
