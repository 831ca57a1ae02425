import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { resumeStep } from '../../src/core/phone/phone'
import { internalStorage } from '../../src/core/phone/place'
import type { Hold } from '../../src/shared/model/job'
import { openAt } from '../restore-kit'
import { at, backUp, contents, expectSaved, film, hashesOf, makePhone, restore, sha256 } from '../memory-kit'
import { pattern } from '../pattern'

let output = ''
let keys: OpenKeys
beforeAll(async () => {
  keys = await createVaultKeys('correct horse')
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-memory-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))

const kinds = [
  ['plain', () => ({ format: plainFormat, opened: null })],
  ['encrypted', () => ({ format: encryptedFormat(keys), opened: keys })],
] as const

describe.each(kinds)('a %s backup of a phone that is no Android phone', (_kind, chosen) => {
  it('has every byte, though the phone uses its buffers again', async () => {
    const { format, opened } = chosen()
    const outcome = await backUp(makePhone(), output, format)
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 27 } })
    await expectSaved(outcome, opened)
  })

  it('shares what has not changed with the one before', async () => {
    const { format, opened } = chosen()
    const phone = makePhone()
    await backUp(phone, output, format)
    const changed = {
      ...contents,
      'DCIM/Camera/IMG_3.jpg': pattern(99_000, 77),
      'DCIM/new.jpg': pattern(5_000, 78),
    }
    for (const name of ['DCIM/Camera/IMG_3.jpg', 'DCIM/new.jpg'] as const)
      phone.files.set(at(name), { content: changed[name], modifiedAt: 1_700_000_000 })
    const outcome = await backUp(phone, output, format)
    expect(outcome).toMatchObject({
      status: 'done',
      issues: [],
      totals: { copied: { count: 2 }, linked: { count: 26 } },
    })
    await expectSaved(outcome, opened, changed)
  })

  it('is continued after the phone was unplugged, the film from where it was', async () => {
    const { format, opened } = chosen()
    const phone = makePhone()
    // The film alone is longer than this, and all pictures come before it.
    phone.setFaults({ unplugAfter: 24 * 130_030 + 6_500_000 })
    const interrupted = await backUp(phone, output, format)
    expect(interrupted).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
    phone.plug()
    phone.setFaults({})
    const outcome = await backUp(phone, output, format)
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(outcome.totals.kept.count).toBeGreaterThan(0)
    const from = phone.reads.filter(({ path }) => path === at('Movies/film.mp4')).at(-1)?.from
    expect(from).toBeGreaterThanOrEqual(resumeStep)
    await expectSaved(outcome, opened)
  })

  it('waits for a phone that comes back, and goes on by itself', async () => {
    const { format, opened } = chosen()
    const phone = makePhone()
    phone.setFaults({ unplugAfter: 2_000_000 })
    phone.onWait = phone.plug
    const holds: (Hold | null)[] = []
    const outcome = await backUp(phone, output, format, { onProgress: ({ hold }) => holds.push(hold) })
    expect(outcome).toMatchObject({ status: 'done', issues: [] })
    expect(holds).toContainEqual({
      kind: 'phone',
      error: { code: 'phone-gone', details: { message: 'It was unplugged' } },
    })
    await expectSaved(outcome, opened)
  })

  it('comes back to a phone that has lost everything', async () => {
    const { format, opened } = chosen()
    const phone = makePhone()
    const { folder } = await backUp(phone, output, format)
    const before = hashesOf(phone)
    phone.files.clear()
    const outcome = await restore(phone, folder, 'skip', opened)
    expect(outcome).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 27 }, checkedByPhone: 27 },
      mediaIndex: { listed: 25, expected: 25 },
    })
    expect(hashesOf(phone)).toEqual(before)
  })
})

describe('a phone that is in the way', () => {
  it('refuses single files: they are told, and all others are saved', async () => {
    const phone = makePhone()
    const refused = {
      'DCIM/Camera/IMG_1.jpg': 'denied',
      'DCIM/Camera/IMG_2.jpg': 'missing',
      'Movies/film.mp4': 'other',
    } as const
    phone.setFaults({ refuse: new Map(Object.entries(refused).map(([name, why]) => [at(name), why])) })
    const outcome = await backUp(phone, output)
    expect(outcome.status).toBe('done')
    expect(Object.fromEntries(outcome.issues.map(({ item, code }) => [item, code]))).toEqual({
      [at('DCIM/Camera/IMG_1.jpg')]: 'refused-by-phone',
      [at('DCIM/Camera/IMG_2.jpg')]: 'vanished',
      [at('Movies/film.mp4')]: 'phone-failed',
    })
    await expectSaved(
      outcome,
      null,
      Object.fromEntries(Object.entries(contents).filter(([name]) => !(name in refused))),
    )
  })

  it('cuts files short, changes them, or tells wrong hashes: none of it is taken for saved', async () => {
    const phone = makePhone()
    phone.setFaults({
      growing: new Set([at('DCIM/Camera/IMG_1.jpg')]),
      lieAbout: new Set([at('DCIM/Camera/IMG_2.jpg')]),
      shortAfter: 1_000_000,
    })
    const outcome = await backUp(phone, output)
    expect(Object.fromEntries(outcome.issues.map(({ item, code }) => [item, code]))).toEqual({
      [at('DCIM/Camera/IMG_1.jpg')]: 'changed-while-copying',
      [at('DCIM/Camera/IMG_2.jpg')]: 'differs-from-phone',
      [at('Movies/film.mp4')]: 'cut-short',
    })
    expect(await readdir(outcome.folder)).not.toContain('Movies')
  })

  it('keeps a folder closed: it is told', async () => {
    const phone = makePhone()
    phone.files.set(at('Android/data/app/save'), { content: film, modifiedAt: 1 })
    phone.setFaults({ closedFolders: new Set([at('Android/data')]) })
    const outcome = await backUp(phone, output)
    expect(outcome.status).toBe('done')
    expect(outcome.notIncluded).toContainEqual({
      reason: 'closed-folders',
      count: 1,
      folders: [at('Android/data')],
    })
    await expectSaved(outcome, null)
  })

  it('can do next to nothing: it is backed up by size and time, and sizes may be told modulo', async () => {
    const phone = makePhone({
      without: ['hash', 'put', 'resume', 'mediaIndex', 'volumes'],
      sizesModulo: 1_000_000,
    })
    const outcome = await backUp(phone, output)
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { checkedByPhone: 0 } })
    await expectSaved(outcome, null)
    expect((await verifyBackup(await openAt(outcome.folder), {})).issues).toEqual([])
    phone.files.delete(at('Documents/empty.txt'))
    const restored = await restore(phone, outcome.folder)
    expect(restored).toMatchObject({
      status: 'done',
      issues: [{ item: at('Documents/empty.txt'), code: 'refused-to-take' }],
      totals: { restored: { count: 0 }, alreadyThere: { count: 26 } },
    })
  })
})

describe('a restore to a phone that is in the way', () => {
  it('is full: it ends, with nothing half', async () => {
    const phone = makePhone()
    const { folder } = await backUp(phone, output)
    phone.files.clear()
    phone.setFaults({ room: 9_000_000 })
    expect(await restore(phone, folder)).toMatchObject({ status: 'failed', error: { code: 'phone-full' } })
    phone.setFaults({})
    for (const [path, { content }] of phone.files)
      expect(sha256(content), path).toBe(
        sha256(contents[path.slice(internalStorage.length + 1)] ?? Buffer.of()),
      )
  })

  it('is unplugged in the middle and comes back: all is there, once', async () => {
    const phone = makePhone()
    const { folder } = await backUp(phone, output)
    const before = hashesOf(phone)
    phone.files.clear()
    phone.setFaults({ unplugAfter: 2_000_000 })
    phone.onWait = phone.plug
    expect(await restore(phone, folder)).toMatchObject({ status: 'done', issues: [] })
    expect(hashesOf(phone)).toEqual(before)
  })

  it('reads back something else: it is not given its name', async () => {
    const phone = makePhone()
    const { folder } = await backUp(phone, output)
    const before = hashesOf(phone)
    // Another file has one name, and stays what it is.
    phone.files.set(at('Documents/empty.txt'), { content: Buffer.from('mine'), modifiedAt: 2 })
    phone.files.delete(at('Movies/film.mp4'))
    const kept = await restore(phone, folder, 'keep-both')
    expect(kept).toMatchObject({ status: 'done', totals: { restored: { count: 2 }, keptBoth: 1 } })
    expect(hashesOf(phone)).toEqual({
      ...before,
      [at('Documents/empty.txt')]: sha256(Buffer.from('mine')),
      [at('Documents/empty (2).txt')]: sha256(Buffer.alloc(0)),
    })
  })
})
