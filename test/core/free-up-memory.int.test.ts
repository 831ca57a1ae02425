import fc from 'fast-check'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareFreeUp } from '../../src/core/app/prepare-free-up'
import { lockPhoneFolder } from '../../src/core/format/lock-phone-folder'
import type { OpenBackup } from '../../src/core/library/open-backup'
import { removalWays, type RemovalWay } from '../../src/shared/model/free-up'
import type { JobControls } from '../../src/core/jobs/run-job'
import { at, backUp, contents, hashesOf, makePhone, sha256 } from '../memory-kit'
import { pattern } from '../pattern'
import type { MemoryPhone } from '../phone-in-memory/memory-phone'
import { trashedPath } from '../phone-in-memory/memory-removal'
import { itemsOf, openAt } from '../restore-kit'

let output = ''
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-free-up-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))

const photo = (number: number) => at(`DCIM/Camera/IMG_${number}.jpg`)
const photos = [0, 1, 2, 3, 4, 5].map(photo)

const made = async (phone: MemoryPhone) => await openAt((await backUp(phone, output)).folder)

async function free(
  phone: MemoryPhone,
  backup: OpenBackup,
  options: { way?: RemovalWay; paths?: readonly string[]; controls?: JobControls } = {},
) {
  const { way = 'trash', paths = photos, controls = {} } = options
  const selected = (await itemsOf(backup)).filter(({ path }) => paths.includes(path))
  return await prepareFreeUp({ backup, selected, phone: phone.details, way }, phone).run(controls)
}

/** Spoils the copy of a file in a backup. */
async function spoil(backup: OpenBackup, path: string): Promise<void> {
  const item = (await itemsOf(backup)).find(each => each.path === path) ?? expect.fail(path)
  const file = join(backup.folder, item.file)
  await chmod(file, 0o600)
  await writeFile(file, pattern(item.bytes, 200))
}

const codes = ({ issues }: Awaited<ReturnType<typeof free>>) =>
  Object.fromEntries(issues.map(({ item, code }) => [item, code]))

describe('taking files off a phone', () => {
  it.each(removalWays)('takes what is in the backup as it is on the phone: %s', async way => {
    const phone = makePhone()
    const before = hashesOf(phone)
    const backup = await made(phone)
    const outcome = await free(phone, backup, { way })
    expect(outcome).toMatchObject({ status: 'done', issues: [], way, removed: { count: 6 } })
    expect([...outcome.removedPaths].sort()).toEqual([...photos].sort())
    for (const path of photos) {
      expect(phone.files.has(path)).toBe(false)
      expect(phone.files.has(trashedPath(path))).toBe(way === 'trash')
    }
    for (const [path, hash] of Object.entries(before))
      if (!photos.includes(path)) expect(hashesOf(phone)[path]).toBe(hash)
  })

  it('leaves what has changed, even as long and with its time, and what is gone', async () => {
    const phone = makePhone()
    const backup = await made(phone)
    const [same = '', longer = '', touched = '', gone = ''] = photos
    const { modifiedAt, content } = phone.files.get(same) ?? expect.fail(same)
    phone.files.set(same, { modifiedAt, content: pattern(content.length, 99) })
    phone.files.set(longer, { modifiedAt, content: pattern(5, 1) })
    phone.files.set(touched, {
      ...(phone.files.get(touched) ?? expect.fail(touched)),
      modifiedAt: 1_650_000_000,
    })
    phone.files.delete(gone)
    const outcome = await free(phone, backup)
    expect(outcome).toMatchObject({ status: 'done', removed: { count: 2 } })
    expect(codes(outcome)).toEqual({
      [same]: 'changed-since',
      [longer]: 'changed-since',
      [touched]: 'changed-since',
      [gone]: 'gone-already',
    })
    for (const path of [same, longer, touched]) expect(phone.files.has(path)).toBe(true)
  })

  it('leaves what is damaged in the backup, and what the phone hashes otherwise or not at all', async () => {
    const phone = makePhone()
    const backup = await made(phone)
    const [damaged = '', lied = '', refused = '', kept = ''] = photos
    await spoil(backup, damaged)
    phone.setFaults({
      lieAbout: new Set([lied]),
      refuse: new Map([[refused, 'denied']]),
      keeps: new Set([kept]),
    })
    const outcome = await free(phone, backup)
    expect(outcome).toMatchObject({ status: 'done', removed: { count: 2 } })
    expect(codes(outcome)).toEqual({
      [damaged]: 'copy-damaged',
      [lied]: 'changed-since',
      [refused]: 'not-proven',
      [kept]: 'refused-to-remove',
    })
    for (const path of [damaged, lied, refused, kept]) expect(phone.files.has(path)).toBe(true)
  })

  it.each(removalWays)('leaves what changes after it was proven: %s', async way => {
    const phone = makePhone()
    const backup = await made(phone)
    const [late = ''] = photos
    phone.setFaults({
      onRemoval: (when, path) => {
        const file = phone.files.get(path)
        if (when === 'proven' && path === late && file)
          phone.files.set(path, { ...file, content: pattern(file.content.length, 98) })
      },
    })
    const outcome = await free(phone, backup, { way })
    expect(codes(outcome)).toEqual({ [late]: 'changed-since' })
    expect(phone.files.has(late)).toBe(true)
  })

  it('needs a phone that removes files, and a trash where that was said', async () => {
    const phone = makePhone({ without: ['trash'] })
    const backup = await made(phone)
    const refused = { status: 'failed', error: { code: 'phone-keeps-files' }, removed: { count: 0 } }
    expect(await free(phone, backup)).toMatchObject(refused)
    expect(await free(phone, backup, { way: 'for-good' })).toMatchObject({ status: 'done' })
    const other = makePhone({ without: ['removal'] })
    expect(await free(other, backup, { way: 'for-good' })).toMatchObject(refused)
    expect(other.files.size).toBe(Object.keys(contents).length)
  })

  it('does not begin while somebody else may delete the backup', async () => {
    const phone = makePhone()
    const backup = await made(phone)
    const lock = await lockPhoneFolder(dirname(backup.folder))
    const busy = { status: 'failed', error: { code: 'folder-busy' }, removed: { count: 0 } }
    expect(await free(phone, backup)).toMatchObject(busy)
    await lock.release()
    expect(await free(phone, backup)).toMatchObject({ status: 'done', removed: { count: 6 } })
  })

  it('needs a backup of this very phone', async () => {
    const phone = makePhone()
    const backup = await made(phone)
    const twin = { ...makePhone(), details: { ...phone.details, hardwareSerial: 'MEMORY2' } }
    expect(await free(twin, backup)).toMatchObject({
      status: 'failed',
      error: { code: 'backup-of-other-phone' },
    })
    expect(twin.removals).toEqual([])
  })
})

describe('a phone that goes away', () => {
  it.each(removalWays)(
    'tells what became of a file whose answer was lost, when it is back: %s',
    async way => {
      const phone = makePhone()
      const backup = await made(phone)
      let times = 0
      phone.setFaults({ onRemoval: when => void (when === 'removed' && ++times === 2 && phone.unplug()) })
      phone.onWait = () => phone.plug()
      const outcome = await free(phone, backup, { way })
      expect(outcome).toMatchObject({ status: 'done', issues: [], removed: { count: 6 } })
      expect(phone.removals).toHaveLength(6)
    },
  )

  it.each(removalWays)('says of each file what became of it when it does not come back: %s', async way => {
    const phone = makePhone()
    const backup = await made(phone)
    let times = 0
    phone.setFaults({ onRemoval: when => void (when === 'removed' && ++times === 2 && phone.unplug()) })
    const outcome = await free(phone, backup, { way })
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
    const unclear = outcome.issues.filter(({ code }) => code === 'removal-unclear').map(({ item }) => item)
    expect(unclear.length).toBeGreaterThan(0)
    for (const { path } of phone.removals) expect([...outcome.removedPaths, ...unclear]).toContain(path)
  })

  it('finishes what was begun when it is cancelled, and tells it', async () => {
    const phone = makePhone()
    const backup = await made(phone)
    const cancel = new AbortController()
    phone.setFaults({ onRemoval: when => void (when === 'removed' && cancel.abort()) })
    const outcome = await free(phone, backup, { controls: { signal: cancel.signal } })
    expect(outcome).toMatchObject({ status: 'cancelled', issues: [] })
    expect([...outcome.removedPaths].sort()).toEqual(phone.removals.map(({ path }) => path).sort())
    expect(phone.removals.length).toBeGreaterThan(0)
  })
})

/** What may happen on the phone or the disk at any moment of a run. */
const mishap = fc.record({
  at: fc.integer({ min: 0, max: 14 }),
  what: fc.constantFrom('change', 'change-secretly', 'replace-others', 'delete', 'unplug', 'cancel'),
  photo: fc.integer({ min: 0, max: 5 }),
})

it('never removes anything but what both copies were proven to be', { timeout: 240_000 }, async () => {
  const source = makePhone()
  const backup = await made(source)
  const saved = new Map((await itemsOf(backup)).map(item => [item.path, item.sha256]))
  const law = async (mishaps: readonly { at: number; what: string; photo: number }[], way: RemovalWay) => {
    const phone = makePhone()
    const cancel = new AbortController()
    /** By somebody else, at the very moment when the phone went away: nobody can tell who it was. */
    const deleted = new Set<string>()
    let moment = 0
    const happen = ({ what, photo: number }: (typeof mishaps)[number], path: string) => {
      const target = what === 'replace-others' ? photo(number) : path
      const file = phone.files.get(target)
      if (what === 'unplug') phone.unplug()
      else if (what === 'cancel') cancel.abort()
      else if (what === 'delete') {
        if (phone.files.delete(target)) deleted.add(target)
      } else if (file)
        phone.files.set(target, {
          content: pattern(file.content.length, 100 + moment),
          modifiedAt: file.modifiedAt + (what === 'change' ? 1 : 0),
        })
    }
    phone.onWait = () => phone.plug()
    phone.setFaults({
      onRemoval: (_when, path) => {
        for (const each of mishaps) if (each.at === moment) happen(each, path)
        moment += 1
      },
    })
    const outcome = await free(phone, backup, { way, controls: { signal: cancel.signal } })
    for (const { path, file } of phone.removals) expect(sha256(file.content), path).toBe(saved.get(path))
    // Each was told: as removed, as one of which it is not clear, or it is where it was.
    const told = codes(outcome)
    for (const { path } of phone.removals)
      expect(outcome.removedPaths.includes(path) || told[path]).toBeTruthy()
    const removals = phone.removals.map(each => each.path)
    for (const path of outcome.removedPaths) expect(removals.includes(path) || deleted.has(path)).toBe(true)
    if (outcome.status === 'done')
      expect(outcome.removedPaths.length + outcome.issues.length).toBe(photos.length)
  }
  await fc.assert(
    fc.asyncProperty(fc.array(mishap, { maxLength: 5 }), fc.constantFrom(...removalWays), law),
    { numRuns: 60 },
  )
})
