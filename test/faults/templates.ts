import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexLine } from '../../src/core/format/index-line'
import { backupFolders, inspect } from './inspect'
import { film, type Change } from './phone-contents'
import { copyPlace, createPlace, runUndisturbed, type Kind, type Place, type World } from './world'

/** Which backup there is already when a case begins. */
export type Before = 'nothing' | 'an older one' | 'the same'

/** What undisturbed runs give, to begin with and to compare with; each is made when it is first asked for. */
export interface Templates {
  readonly backup: (kind: Kind, before: Before) => Promise<Place>
  /** How often a whole run writes that begins with that. */
  readonly writes: (kind: Kind, before: Before) => Promise<number>
  /** The lines of a plain backup of the phone as it is now, by path; `change` is all that has happened to it. */
  readonly undisturbed: (change: Change | null) => Promise<ReadonlyMap<string, IndexLine>>
}

/** Of a phone to which nothing has happened yet, except for what `undisturbed` is asked about. */
export function createTemplates(world: World): Templates {
  const places = new Map<string, Promise<Place>>()
  const writes = new Map<string, Promise<number>>()
  const lines = new Map<string, Promise<ReadonlyMap<string, IndexLine>>>()

  const backup: Templates['backup'] = (kind, before) =>
    remembered(places, `${kind} ${before}`, () => makeBackup(world, kind, before))
  return {
    backup,
    writes: (kind, before) =>
      remembered(writes, `${kind} ${before}`, async () => {
        const place = await copyPlace(world, `counted ${kind} ${before}`, await backup(kind, before))
        const countTo = join(place.folder, 'settings', 'count')
        await runUndisturbed(world, place, before === 'nothing', { countTo })
        return Number(await readFile(countTo, 'utf8'))
      }),
    undisturbed: change =>
      remembered(lines, change ?? '', async () => {
        const place = await createPlace(world, `undisturbed ${change}`, 'plain')
        await runUndisturbed(world, place, false)
        const [folder = ''] = await backupFolders(place.output)
        return (await inspect(world, folder))?.lines ?? new Map()
      }),
  }
}

async function makeBackup(world: World, kind: Kind, before: Before): Promise<Place> {
  const place = await createPlace(world, `${kind} ${before}`, kind)
  if (before === 'nothing') return place
  if (before === 'an older one') await makeOlder(world)
  await runUndisturbed(world, place, true)
  await world.storage.reset()
  return place
}

/** Some weeks ago: without the film and some of the pictures. */
async function makeOlder({ storage }: World): Promise<void> {
  await storage.remove(film)
  for (const path of storage.now().keys()) {
    const name = /DCIM\/Camera\/IMG_101\d\.jpg$/.exec(path)?.[0]
    if (name !== undefined) await storage.remove(name)
  }
}

function remembered<T>(known: Map<string, Promise<T>>, name: string, make: () => Promise<T>): Promise<T> {
  const value = known.get(name) ?? make()
  known.set(name, value)
  return value
}
