import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openPhone } from '../../src/core/android/open-phone'
import type { Progress } from '../../src/shared/model/job'
import { toBackupItem } from '../../src/core/format/backup-item'
import { useBackups } from '../backup-fixture'
import { internal, prepare, readAll, run, verifyEither, type MadeBackup } from '../backup-kit'
import { parseLine010 } from '../format-0.1.0'
import { openAt, restore } from '../restore-kit'
import { usePhone } from '../phone-fixture'

/** What a person has marked in the phone's gallery, from there into the index of a backup. */
const { fixture, storage, output, formatOf, keys } = await useBackups()
const old = usePhone({ android: '10', storage: storage.folder })

const photo = `${internal}/DCIM/Camera/a, _id=1.jpg`
const quoted = `${internal}/DCIM/Camera/it's ü.jpg`
const film = `${internal}/Movies/film.mp4`

async function scan(): Promise<void> {
  const { adb, phone } = fixture()
  const command = 'content call --uri content://media --method scan_volume --arg external_primary'
  await adb.adb('-s', phone.serial, 'shell', command)
}

const listOn = async (phone: typeof fixture) =>
  (await openPhone(await phone().link()).mediaIndex?.listFavourites()) ?? null

beforeEach(async () => {
  await storage.fill({
    'DCIM/Camera/a, _id=1.jpg': Buffer.alloc(50_000, 'a'),
    "DCIM/Camera/it's ü.jpg": Buffer.alloc(40_000, 'b'),
    'Movies/film.mp4': Buffer.alloc(6_000_000, 'film'),
  })
  await scan()
  for (const path of [photo, quoted, film]) fixture().phone.favourites.set(path, path !== quoted)
})

describe('the favourites of a phone', () => {
  it('are told, none as well', async () => {
    expect(await listOn(fixture)).toEqual(new Set([photo, film]))
    for (const path of [photo, film]) fixture().phone.favourites.set(path, false)
    expect(await listOn(fixture)).toEqual(new Set())
  })

  it('are not told by one before Android 11, and then nothing is said of them', async () => {
    expect(await listOn(old)).toBeNull()
    const { plan } = await prepare(old(), { outputFolder: output() })
    expect(plan.listingIssues).toEqual([])
    expect(plan.items.filter(({ item }) => 'favourite' in item)).toEqual([])
  })

  it('are on what is listed, with the word that the others are none', async () => {
    const { plan } = await prepare(fixture(), { outputFolder: output() })
    const told = plan.items.map(({ item }) => item.source === undefined && [item.path, item.favourite])
    expect(told).toEqual([
      [photo, true],
      [quoted, false],
      [film, true],
    ])
  })
})

describe.each(['plain', 'encrypted'] as const)('a backup, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys())
  let day = 1
  const ready = async () => {
    const startedAt = new Date(2026, 10, day++)
    return await prepare(fixture(), { outputFolder: output(), format: formatOf(kind), startedAt })
  }
  const backUp = async () => await run(fixture(), await ready())
  const favouritesOf = async ({ folder }: MadeBackup) =>
    (await readAll(folder, open())).flatMap(line => (toBackupItem(line).favourite ? line.path : []))

  it('keeps them in its index, which 0.1.0 reads, and is whole', async () => {
    const made = await backUp()
    expect(await favouritesOf(made)).toEqual([photo, film])
    expect(await verifyEither(made.folder, 'correct horse')).toMatchObject({ status: 'done', issues: [] })
    const manifest = await readFile(join(made.folder, 'backup.json'), 'utf8')
    expect(JSON.parse(manifest)).toMatchObject({ version: 1 })
    for (const line of await readAll(made.folder, open()))
      expect(parseLine010(JSON.stringify(line))).toMatchObject({ path: line.path })
  })

  it('says what they are today of a file that is shared, and nothing of it is read again', async () => {
    await backUp()
    fixture().phone.favourites.set(photo, false)
    fixture().phone.favourites.set(quoted, true)
    const prepared = await ready()
    fixture().phone.setFaults({ failAfter: 0 })
    const made = await run(fixture(), prepared)
    expect(made).toMatchObject({
      status: 'done',
      totals: { copied: { count: 0 }, linked: { count: 3 } },
      since: { new: 0, changed: 0, vanished: 0 },
    })
    expect(await favouritesOf(made)).toEqual([quoted, film])
  })

  it('says what they are today of what an interrupted run has saved', async () => {
    const prepared = await ready()
    // Slow enough for the pictures to be done while the film is on its way.
    fixture().phone.setFaults({ bytesPerSecond: 1_500_000 })
    const stop = new AbortController()
    const onProgress = ({ itemsDone }: Progress) => itemsDone === 2 && stop.abort()
    const begun = await run(fixture(), prepared, { signal: stop.signal, onProgress })
    expect(begun).toMatchObject({ status: 'cancelled' })
    fixture().phone.setFaults({})
    fixture().phone.favourites.set(photo, false)
    fixture().phone.favourites.set(quoted, true)
    const made = await backUp()
    expect(made).toMatchObject({ status: 'done', totals: { kept: { count: 2 } } })
    expect(await favouritesOf(made)).toEqual([quoted, film])
  })
})

it('an encrypted backup shows nothing of them', async () => {
  const folder = async () => {
    const startedAt = new Date(2027, 0, 1)
    const options = { outputFolder: output(), format: formatOf('encrypted'), startedAt }
    const made = await run(fixture(), await prepare(fixture(), options))
    const texts = await Promise.all(
      ['backup.json', 'fingerprints'].map(name => readFile(join(made.folder, name), 'utf8')),
    )
    await rm(made.folder, { recursive: true })
    return texts
  }
  const some = await folder()
  for (const path of [photo, film]) fixture().phone.favourites.set(path, false)
  const none = await folder()
  expect(some.join('')).not.toMatch(/favourite/)
  expect(some.map(text => text.length)).toEqual(none.map(text => text.length))
})

describe('favourites of a backup that is restored', () => {
  const backUp = async () =>
    await run(
      fixture(),
      await prepare(fixture(), { outputFolder: output(), startedAt: new Date(2028, 0, 1) }),
    )
  const lose = async () => {
    for (const folder of ['DCIM', 'Movies'])
      await rm(join(storage.folder, folder), { recursive: true, force: true })
    await scan()
    expect(fixture().phone.favourites.list()).toEqual([])
  }

  it('are favourites again, by a second query, and others stay none', async () => {
    const { folder } = await backUp()
    await lose()
    const outcome = await restore(fixture(), await openAt(folder))
    expect(outcome).toMatchObject({ status: 'done', issues: [], favourites: { marked: 2, expected: 2 } })
    expect(fixture().phone.favourites.list().toSorted()).toEqual([photo, film])
    const again = await restore(fixture(), await openAt(folder))
    expect(again).toMatchObject({
      totals: { restored: { count: 0 } },
      favourites: { marked: 2, expected: 2 },
    })
  })

  it('are told where the phone does not let them be marked, and no file fails', async () => {
    const { folder } = await backUp()
    await lose()
    fixture().phone.setFaults({ refuseFavourites: true })
    const outcome = await restore(fixture(), await openAt(folder))
    expect(outcome).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 3 } },
      favourites: { marked: 0, expected: 2 },
    })
  })

  it('are marked on what was there already, and no mark of the phone is lost', async () => {
    const { folder } = await backUp()
    fixture().phone.favourites.set(photo, false)
    fixture().phone.favourites.set(quoted, true)
    expect(await restore(fixture(), await openAt(folder))).toMatchObject({
      totals: { restored: { count: 0 } },
      favourites: { marked: 2, expected: 2 },
    })
    expect(fixture().phone.favourites.list().toSorted()).toEqual([photo, quoted, film])
  })

  it('are nothing to speak of on a phone before Android 11', async () => {
    const { folder } = await backUp()
    expect(await restore(old(), await openAt(folder))).toMatchObject({ status: 'done', favourites: null })
  })
})
