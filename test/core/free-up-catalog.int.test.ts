import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFreeUpCatalog } from '../../src/core/app/free-up-catalog'
import { forAnyCategory } from '../../src/shared/model/category'
import { at, backUp, makePhone } from '../memory-kit'
import { pattern } from '../pattern'
import type { MemoryPhone } from '../phone-in-memory/memory-phone'
import { openAt } from '../restore-kit'

let output = ''
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-free-up-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))

/** All files of the phone in memory are of then, in milliseconds since 1970. */
const then = 1_600_000_000_000

async function open(phone: MemoryPhone, before: number) {
  const { folder } = await backUp(phone, output)
  return async () => {
    const backup = await openAt(folder)
    const connection = await phone.open({})
    const catalog = openFreeUpCatalog({
      ...{ backup, backupId: 'a', serial: 'MEMORY', details: phone.details, before },
      phone: connection,
      onChange: () => undefined,
    })
    await catalog.filled
    return catalog
  }
}

it('offers what a backup has, by the date, and leaves favourites and what is not as it was saved', async () => {
  const phone = makePhone()
  phone.favourites.add(at('DCIM/Camera/IMG_1.jpg'))
  const compare = await open(phone, then + 1000)
  phone.files.set(at('DCIM/Camera/IMG_2.jpg'), { content: pattern(7, 7), modifiedAt: then / 1000 })
  phone.files.set(at('DCIM/Camera/new.jpg'), { content: pattern(7, 7), modifiedAt: then / 1000 })
  const { view, list, select, narrow } = await compare()
  expect(view()).toMatchObject({
    status: 'complete',
    categories: { gallery: { count: 22 }, videos: { count: 1 }, documents: { count: 2 } },
    freeUp: {
      tellsFavourites: true,
      ways: ['trash', 'for-good'],
      staying: {
        favourite: { count: 1 },
        differs: { count: 1, bytes: 7 },
        'not-saved': { count: 1, bytes: 7 },
        newer: { count: 0 },
      },
    },
  })
  const [newest] = await list('gallery')
  const only = { ...forAnyCategory(() => ({ kind: 'none' as const })), videos: { kind: 'all' as const } }
  expect(select(only).map(({ path }) => path)).toEqual([at('Movies/film.mp4')])
  narrow(then)
  // What was selected before is not removed once the date leaves it out.
  expect(select(only)).toEqual([])
  const ids = { kind: 'only' as const, ids: [newest?.id ?? expect.fail('nothing is listed')] }
  expect(select({ ...only, gallery: ids })).toEqual([])
  expect(await list('gallery')).toEqual([])
  expect(view()).toMatchObject({
    categories: { gallery: { count: 0 } },
    freeUp: { staying: { newer: { count: 25 } } },
  })
})

it.each([
  [[], ['trash', 'for-good']],
  [['trash'], ['for-good']],
  [['removal'], []],
] as const)('tells how the phone removes files: without %j', async (without, ways) => {
  const compare = await open(makePhone({ without }), then + 1000)
  expect((await compare()).view().freeUp?.ways).toEqual(ways)
})

it('says so when the phone goes away', async () => {
  const phone = makePhone()
  const compare = await open(phone, then + 1000)
  phone.unplug()
  const { view, select } = await compare()
  expect(view()).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
  expect(() => select(forAnyCategory(() => ({ kind: 'all' as const })))).toThrow()
})
