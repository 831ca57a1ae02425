import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planExport } from '../../src/core/jobs/export/plan-export'
import { runExport } from '../../src/core/jobs/export/run-export'
import type { BackupItem } from '../../src/core/format/backup-item'
import { keyState } from '../../src/core/library/choose-keys'
import { listBackups } from '../../src/core/library/list-backups'
import { loadItems } from '../../src/core/library/load-items'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { readContents } from '../../src/core/library/read-contents'
import { summarizeBackup } from '../../src/core/library/summarize-backup'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { internal } from '../backup-kit'
import { frozenVersions, kinds } from '../frozen/frozen-versions'
import {
  expectedFiles,
  firstBackup,
  interruptedPhone,
  putOnPhone,
  refused,
  secondBackup,
  type PhoneContents,
} from '../frozen/phone-contents'
import { emptyRing, passwordFor, unpack, type ArchiveName, type Frozen } from '../frozen/unpack'
import { usePhone } from '../phone-fixture'
import { readStorage, restore, type StoredFile } from '../restore-kit'
import { makeStorage } from '../storage'

/** What earlier versions have made is opened, verified, looked into, exported and restored by this one. */
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
afterAll(storage.remove)

interface FrozenBackup {
  readonly what: string
  readonly archive: ArchiveName
  readonly at: number
  /** All that may be in it. */
  readonly from: PhoneContents
}

const frozenBackups: readonly FrozenBackup[] = [
  { what: 'a first backup', archive: 'complete', at: 0, from: firstBackup },
  { what: 'a backup that shares with another one', archive: 'pair', at: 1, from: secondBackup },
  { what: 'an interrupted backup', archive: 'partial', at: 0, from: interruptedPhone },
]

const cases = frozenVersions.flatMap(version =>
  kinds.flatMap(kind => frozenBackups.map(backup => ({ version, kind, ...backup, by: version.folder }))),
)

describe.each(cases)('$what of $by, $kind', ({ version, kind, archive, at, from }) => {
  const complete = archive !== 'partial'
  let frozen: Frozen
  let folder = ''
  let backup: OpenBackup
  const items: BackupItem[] = []
  beforeAll(async () => {
    frozen = await unpack(version.folder, kind, archive)
    folder = frozen.backups[at] ?? ''
    backup = await openBackup(folder, passwordFor(kind))
    await loadItems(backup, items, { onBadLine: () => expect.fail('a line says nothing') })
    expect(items.length).toBeGreaterThan(0)
  })
  afterAll(() => frozen.remove())

  /** By path below the storage, with size, time and hash. */
  const expected = () => {
    const paths = new Set(items.map(({ path }) => path.slice(internal.length + 1)))
    return expectedFiles(from.filter(({ path }) => complete || paths.has(path)))
  }

  it('is told for what it is before it is opened', async () => {
    const found = (await listBackups(frozen.phoneFolder)).find(({ path }) => path === folder)
    expect(found).toMatchObject({ partial: !complete, manifest: { createdBy: version.createdBy } })
    expect(await summarizeBackup(folder)).toMatchObject({
      state: complete ? 'complete' : 'interrupted',
      encrypted: kind === 'encrypted',
      items: items.length,
      bytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
      phone: kind === 'plain' ? { name: 'Google Pixel 7', serial: '1A2B3C4D5E6F7G' } : null,
    })
    const state = (ring: Frozen['ring']) => keyState(frozen.phoneFolder, ring)
    expect(await state(frozen.ring)).toBe(kind === 'plain' ? 'none' : 'known')
    expect(await state(emptyRing(frozen))).toBe(kind === 'plain' ? 'none' : 'password-needed')
  })

  it('opens, proven as far as it was signed, and holds what was on the phone', () => {
    const covers = version.signed[complete ? 'complete' : 'partial']
    expect(backup.authenticity).toEqual(
      kind === 'plain' ? { kind } : { kind: 'signed', covers, renamedFrom: null },
    )
    const held = new Map<string, StoredFile>()
    for (const { path, bytes, sha256, modifiedAt } of items)
      held.set(path.slice(internal.length + 1), { bytes, sha256, mtime: modifiedAt })
    expect(held).toEqual(expected())
  })

  it('says what it says of itself', async () => {
    const contents = await readContents(backup)
    if (!complete && kind === 'encrypted') return expect(contents).toBeNull()
    for (const [category, { count }] of Object.entries(contents?.saved ?? {}))
      expect(count, category).toBe(items.filter(item => item.category === category).length)
    const wasRefused = from === firstBackup
    expect(contents).toMatchObject({
      phone: { manufacturer: 'Google', model: 'Pixel 7', androidVersion: '14' },
      problems: wasRefused ? [{ item: `${internal}/${refused.path}`, code: 'phone-failed' }] : [],
    })
    if (from === secondBackup)
      expect(contents).toMatchObject({
        since: { new: 2, changed: 1, vanished: 1 },
        totals: { copied: { count: 3 }, linked: { count: 8 } },
      })
  })

  it('is verified without a fault', async () => {
    const outcome = await verifyBackup(backup)
    expect(outcome).toMatchObject({ status: 'done', complete, items: items.length, issues: [] })
  })

  it('is exported as the phone had it', async () => {
    const to = join(frozen.output, '..', 'exported')
    await mkdir(to)
    expect(await runExport(planExport(items), backup, to)).toMatchObject({ status: 'done', issues: [] })
    const exported = await readStorage(to)
    // What wants a name that not every system can hold gets another one.
    const usual = (files: ReadonlyMap<string, StoredFile>) =>
      new Map([...files].filter(([path]) => !/10.30/.test(path)))
    expect(usual(exported)).toEqual(usual(expected()))
    expect(inOrder(exported)).toEqual(inOrder(expected()))
  })

  it('is restored as the phone had it', async () => {
    await putOnPhone(storage.folder, [])
    const before = await readFile(join(folder, 'backup.json'))
    expect(await restore(fixture(), backup, { items })).toMatchObject({ status: 'done', issues: [] })
    expect(await readStorage(storage.folder)).toEqual(expected())
    expect(await readFile(join(folder, 'backup.json'))).toEqual(before)
  })
})

function inOrder(files: ReadonlyMap<string, StoredFile>): string[] {
  return [...files.values()].map(({ sha256, mtime }) => `${sha256} ${mtime}`).sort()
}
