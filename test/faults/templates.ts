import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexLine } from '../../src/core/vault/index-line'
import { backupFolders, inspect } from './inspect'
import { film, type Change } from './phone-contents'
import type { FaultCase } from './run-case'
import { copyPlace, createPlace, runUndisturbed, type Kind, type Place, type World } from './world'

/** What undisturbed runs give: to begin with, and to compare with. */
export interface Templates {
  readonly backup: (kind: Kind, before: 'an older one' | 'the same') => Place
  /** How often a whole run writes that begins with that. */
  readonly writes: (kind: Kind, before: FaultCase['before']) => number
  /** The lines of a plain backup of the phone as it is now, by path; `change` is all that has happened to it. */
  readonly undisturbed: (change: { readonly what: Change } | null) => Promise<ReadonlyMap<string, IndexLine>>
}

export async function createTemplates(world: World): Promise<Templates> {
  const places = new Map<string, Place>()
  const writes = new Map<string, number>()
  const known = new Map<Change | null, ReadonlyMap<string, IndexLine>>()

  const countedRun = async (place: Place, before: FaultCase['before']) => {
    const countTo = join(place.folder, 'settings', 'count')
    await runUndisturbed(world, place, before === 'nothing', { countTo })
    writes.set(`${place.kind} ${before}`, Number(await readFile(countTo, 'utf8')))
  }
  for (const kind of ['plain', 'encrypted'] as const) {
    const same = await createPlace(world, `${kind}-same`, kind)
    await countedRun(same, 'nothing')
    places.set(`${kind} the same`, same)
    await countedRun(await copyPlace(world, `${kind}-same-2`, same), 'the same')
    await makeOlder(world)
    const older = await createPlace(world, `${kind}-older`, kind)
    await runUndisturbed(world, older, true)
    places.set(`${kind} an older one`, older)
    await world.storage.reset()
    await countedRun(await copyPlace(world, `${kind}-older-2`, older), 'an older one')
  }
  const first = places.get('plain the same')
  if (first) known.set(null, await linesOf(world, first))

  return {
    backup: (kind, before) => places.get(`${kind} ${before}`) ?? neverMade(),
    writes: (kind, before) => writes.get(`${kind} ${before}`) ?? neverMade(),
    undisturbed: async change => {
      const what = change?.what ?? null
      const lines = known.get(what) ?? (await backUpNow(world, what ?? ''))
      known.set(what, lines)
      return lines
    },
  }
}

/** Some weeks ago: without the film and some of the pictures. */
async function makeOlder({ storage }: World): Promise<void> {
  await storage.remove(film)
  for (let number = 1010; number < 1018; number++) await storage.remove(`DCIM/Camera/IMG_${number}.jpg`)
}

async function backUpNow(world: World, name: string): Promise<ReadonlyMap<string, IndexLine>> {
  const place = await createPlace(world, `undisturbed-${name}`, 'plain')
  await runUndisturbed(world, place, false)
  return await linesOf(world, place)
}

async function linesOf(world: World, { output }: Place): Promise<ReadonlyMap<string, IndexLine>> {
  const [folder = ''] = await backupFolders(output)
  const backup = await inspect(world, folder)
  return backup?.lines ?? neverMade()
}

function neverMade(): never {
  throw new Error('No undisturbed run was made of this')
}
