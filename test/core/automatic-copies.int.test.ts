import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createJobs, type Jobs } from '../../src/core/app/jobs'
import { createAutomaticCopies, type AutomaticCopies } from '../../src/core/app/places/automatic-copies'
import { noteCopies } from '../../src/core/app/places/note-copies'
import { openPlaces, type OpenPlaces } from '../../src/core/app/places/open-places'
import { noProtection, openKeyRing } from '../../src/core/format/encrypted/key-ring'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { openBackup } from '../../src/core/library/open-backup'
import { firstPlaceRule, type PlaceView } from '../../src/shared/model/place'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'

const hour = 3600_000
let base = ''
let now = 0
let phone: MemoryPhone
let opened: OpenPlaces
let jobs: Jobs
let copies: AutomaticCopies
let placeId = ''
let overdue: string[] = []

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-automatic-copies-'))
  for (const name of ['out', 'nas']) await mkdir(join(base, name))
  phone = createMemoryPhone()
  put('a.jpg')
  opened = openPlaces(join(base, 'app'), () => null)
  const ring = openKeyRing(join(base, 'app', 'vault-keys.json'), noProtection)
  now = Date.now()
  overdue = []
  const follow = (snapshot: Parameters<ReturnType<typeof noteCopies>>[0]) =>
    noteCopies(jobs, copies)(snapshot)
  jobs = createJobs(follow)
  copies = createAutomaticCopies({
    ...{ places: opened.places, ring, jobs, folders: () => [join(base, 'out')], now: () => now },
    onChange: () => undefined,
    onOverdue: name => overdue.push(name),
  })
  placeId = (await opened.places.addFolder(join(base, 'nas'), 'NAS')).id
})
afterEach(async () => {
  copies.stop()
  await jobs.settled()
  await opened.close()
  await rm(base, { recursive: true, force: true })
})

const put = (name: string) =>
  phone.files.set(at(`DCIM/${name}`), { content: pattern(9_000, name.length), modifiedAt: 1_600_000_000 })
const make = async () => (await backUp(phone, join(base, 'out'))).folder

async function look(): Promise<PlaceView | undefined> {
  await copies.look()
  await jobs.settled()
  await copies.look()
  return copies.view()[0]
}

it('copies what was made, and what was missed', async () => {
  expect(await look()).toMatchObject({ phones: [], hold: null, failed: null })
  const first = await make()
  put('b.jpg')
  await make()
  expect(await look()).toMatchObject({ phones: [{ copies: 2, waiting: 0, bad: 0 }], hold: null })
  expect(jobs.list()).toHaveLength(1)
  put('c.jpg')
  await make()
  expect(await look()).toMatchObject({ phones: [{ copies: 3, waiting: 0 }] })
  // Looked into where it lies, as the Library does.
  const name = basename(first)
  const openFile = await opened.backups.bring({ placeId, phone: basename(dirname(first)), name })
  await rm(first, { recursive: true })
  const shelf = join(opened.places.shelves(placeId), basename(dirname(first)), name)
  const backup = await openBackup(shelf, null, 'refuse', openFile)
  const pieces: Buffer[] = []
  for await (const { file } of backup.items(() => undefined))
    for await (const piece of backup.read(file)) pieces.push(piece)
  expect(Buffer.concat(pieces)).toEqual(Buffer.from(pattern(9_000, 'a.jpg'.length)))
})

it('says why it does not: turned off, at another hour', async () => {
  await make()
  await opened.places.change(placeId, { rule: { ...firstPlaceRule, automatic: false } })
  expect(await look()).toMatchObject({ hold: 'turned-off', phones: [{ copies: 0, waiting: 1 }] })
  const { from } = { from: (new Date(now).getHours() + 2) % 24 }
  await opened.places.change(placeId, { rule: { ...firstPlaceRule, hours: { from, to: (from + 1) % 24 } } })
  expect(await look()).toMatchObject({ hold: 'outside-hours' })
  now += 2 * hour
  expect(await look()).toMatchObject({ hold: null, phones: [{ copies: 1, waiting: 0 }] })
})

it('a disk that is away is tried again later, told when it is overdue, and caught up with', async () => {
  await rename(join(base, 'nas'), join(base, 'away'))
  await make()
  expect(await look()).toMatchObject({
    hold: 'failed-before',
    failed: { error: { code: 'place-unreachable' } },
  })
  expect(overdue).toEqual([])
  now += 8 * 24 * hour
  expect(await look()).toMatchObject({ overdue: true })
  await look()
  expect(overdue).toEqual(['NAS'])
  await rename(join(base, 'away'), join(base, 'nas'))
  now += hour
  expect(await look()).toMatchObject({ overdue: false, failed: null, phones: [{ copies: 1, waiting: 0 }] })
})

it('leaves out what the place could read, where its rule says so', async () => {
  await make()
  await opened.places.change(placeId, { rule: { ...firstPlaceRule, encryptedOnly: true } })
  expect(await look()).toMatchObject({ phones: [], hold: null })
})

it('keeps there what its rule keeps, and never the last good one alone elsewhere', async () => {
  const made: string[] = []
  for (const name of ['b.jpg', 'c.jpg', 'd.jpg']) {
    put(name)
    made.push(await make())
  }
  await verifyBackup(await openBackup(made[2] ?? '', null))
  await opened.places.change(placeId, { rule: { ...firstPlaceRule, keep: { kind: 'keep-last', count: 1 } } })
  expect(await look()).toMatchObject({ phones: [{ copies: 1 }] })
  // What was made and is to go is not copied each time anew.
  expect(jobs.list()).toHaveLength(1)
})
