import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planExport } from '../../src/core/jobs/export/plan-export'
import { runExport } from '../../src/core/jobs/export/run-export'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { readManifest } from '../../src/core/format/read-manifest'
import { readContents } from '../../src/core/library/read-contents'
import { summarizeBackup } from '../../src/core/library/summarize-backup'
import { cutOff, grow, rawContents, rawLines, readJson, version2, type Growth, type Json } from '../as-newer'
import { backUp } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { itemsOf, openAt, readStorage, restore } from '../restore-kit'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let secretKeys: OpenKeys
let templates = ''
let work = ''
let day = 1

beforeAll(async () => {
  secretKeys = await createVaultKeys('correct horse')
  await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(100_000, 'a'), 'Music/b.mp3': 'b', 'notes.txt': 'c' })
  templates = await mkdtemp(join(tmpdir(), 'phonekeep-growth-'))
  for (const kind of ['plain', 'encrypted'] as const) {
    await mkdir(join(templates, kind))
    await backUp(fixture(), { ...optionsOf(kind), outputFolder: join(templates, kind) })
  }
})
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-growth-'))
  return () => rm(work, { recursive: true, force: true })
})
afterAll(async () => {
  await rm(templates, { recursive: true, force: true })
  await storage.remove()
})

type Kind = 'plain' | 'encrypted'
const nextDay = () => new Date(2026, 0, day++)
const keysOf = (kind: Kind) => (kind === 'plain' ? null : secretKeys)
const optionsOf = (kind: Kind) => ({
  outputFolder: work,
  format: kind === 'plain' ? plainFormat : encryptedFormat(secretKeys),
  startedAt: nextDay(),
})
const saved = (changes: Json) => (contents: Json) => ({
  ...contents,
  saved: { ...(contents['saved'] as Json), ...changes },
})
const onPhoto = (change: (line: Json) => Json) => (line: Json) =>
  String(line['path']).endsWith('a.jpg') ? change(line) : line

/** A copy of a complete backup of its own, grown like this. @returns its folder */
async function grown(kind: Kind, growth: Growth): Promise<string> {
  await cp(join(templates, kind), work, { recursive: true, preserveTimestamps: true })
  const [phone = ''] = await readdir(work)
  const [name = ''] = (await readdir(join(work, phone))).filter(one => /^\d{4}-/.test(one))
  const folder = join(work, phone, name)
  await grow(folder, keysOf(kind), growth)
  return folder
}

interface Row {
  readonly growth: Growth
  /** The line of the photo when an interrupted backup has been gone on with. */
  readonly keeps?: Json
  /** The version that it is written in then. */
  readonly then?: 1 | 2
}

/** One change at a time, each of which would have made a backup "damaged" for 0.1.0, or lost something. */
const rows: Readonly<Record<string, Row>> = {
  'a seventh category in saved': { growth: { contents: saved({ contacts: { count: 0, bytes: 0 } }) } },
  'a category less in saved': { growth: { contents: saved({ whatsapp: undefined }) } },
  'a category named like a prototype': {
    growth: {
      contents: contents =>
        JSON.parse(
          JSON.stringify(contents).replace('"other":', '"__proto__":{"count":1,"bytes":1},"other":'),
        ) as Json,
    },
  },
  'another reason of what is not included': {
    growth: { contents: contents => ({ ...contents, notIncluded: [{ reason: 'health-data' }] }) },
  },
  'another code of a problem': {
    growth: {
      contents: contents => ({ ...contents, problems: [{ item: 'x', during: 'copying', code: 'locked' }] }),
    },
  },
  'another step of a problem': {
    growth: {
      contents: contents => ({ ...contents, problems: [{ item: 'x', during: 'reading', code: 'vanished' }] }),
    },
  },
  'another way to have stopped': { growth: { manifest: manifest => ({ ...manifest, stopped: 'asleep' }) } },
  'no version of Android': {
    growth: {
      contents: contents => ({
        ...contents,
        phone: { ...(contents['phone'] as Json), androidVersion: undefined },
      }),
    },
  },
  'another field in the manifest': { growth: { manifest: manifest => ({ ...manifest, later: { a: 1 } }) } },
  'another category of a line': {
    growth: { line: onPhoto(line => ({ ...line, category: 'screenshots' })) },
    keeps: { category: 'screenshots' },
    then: 2,
  },
  'another check of a line': {
    growth: { line: onPhoto(line => ({ ...line, checked: 'second-read' })) },
    keeps: { checked: 'second-read' },
    then: 2,
  },
  'a fraction of a second': {
    growth: { line: onPhoto(line => ({ ...line, mtime: Number(line['mtime']) + 0.5 })) },
  },
  'another field on a line': {
    growth: { line: onPhoto(line => ({ ...line, taken: { at: 1, by: ['me'] } })) },
    keeps: { taken: { at: 1, by: ['me'] } },
  },
  'a place on a line': {
    growth: { line: onPhoto(line => ({ ...line, place: 'DCIM/a.jpg' })) },
    keeps: { place: 'DCIM/a.jpg' },
    then: 2,
  },
}

describe.each(['plain', 'encrypted'] as const)('a backup of version 1 that has grown, %s', kind => {
  const keys = () => keysOf(kind)

  it.each(Object.entries(rows))(
    '%s: opens, is shown, verified, exported, and gone on with',
    async (_, row) => {
      const folder = await grown(kind, row.growth)
      expect(await summarizeBackup(folder)).toMatchObject({ state: 'complete', items: 3 })
      const backup = await openAt(folder, keys())
      expect(backup.authenticity.kind).toBe(kind === 'plain' ? 'plain' : 'signed')
      expect(await readContents(backup)).not.toBeNull()
      expect(await itemsOf(backup)).toHaveLength(3)
      expect(await verifyBackup(backup)).toMatchObject({ status: 'done', issues: [], items: 3 })
      const to = await mkdtemp(join(work, 'to'))
      expect(await runExport(planExport(await itemsOf(backup)), backup, to)).toMatchObject({
        status: 'done',
        issues: [],
        exported: { count: 3 },
      })
      expect([...(await readStorage(to)).keys()].sort()).toEqual(
        [...(await readStorage(storage.folder)).keys()].sort(),
      )
      await rm(to, { recursive: true })

      const partial = await cutOff(folder, keys())
      const again = await backUp(fixture(), optionsOf(kind))
      expect(again).toMatchObject({ status: 'done', issues: [] })
      expect(`${again.folder}.partial`).toBe(partial)
      const photo = (await rawLines(again.folder, keys())).find(line =>
        String(line['path']).endsWith('a.jpg'),
      )
      expect(photo).toMatchObject(row.keeps ?? { category: 'gallery' })
      expect((await readJson(again.folder))['version']).toBe(row.then ?? 1)
      expect(await verifyBackup(await openAt(again.folder, keys()))).toMatchObject({
        issues: [],
        complete: true,
      })
    },
  )

  it('is too new only above version 2, or with another scheme; its state is not guessed at', async () => {
    const withManifest = async (changes: Json) => {
      const folder = await grown(kind, { manifest: manifest => ({ ...manifest, ...changes }) })
      return { state: (await summarizeBackup(folder))?.state, code: await codeOf(readManifest(folder)) }
    }
    expect(await withManifest({ version: 3 })).toEqual({ state: 'newer', code: 'backup-too-new' })
    expect(await withManifest({ encryption: { scheme: 'age-v2', recipient: 'age1' } })).toEqual({
      state: 'newer',
      code: 'backup-too-new',
    })
    expect(await withManifest({ encryption: 'yes' })).toEqual({ state: 'damaged', code: 'backup-damaged' })
    expect(await withManifest({ state: 'paused' })).toEqual({ state: 'damaged', code: 'backup-damaged' })
    expect(await withManifest({ version: 1.5 })).toEqual({ state: 'damaged', code: 'backup-damaged' })
  })

  it('has its limits all the same', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, n) => [`kind ${n}`, { count: 0, bytes: 0 }]),
    )
    const growth: Growth =
      kind === 'plain'
        ? { contents: saved(many) }
        : {
            manifest: manifest => ({
              ...manifest,
              version: 2,
              own: [{ file: '../x', sha256: '0'.repeat(64) }],
            }),
          }
    expect((await summarizeBackup(await grown(kind, growth)))?.state).toBe('damaged')
  })
})

describe.each(['plain', 'encrypted'] as const)('a backup of version 2, %s', kind => {
  const keys = () => keysOf(kind)
  const lineOf = async (folder: string, name: string) =>
    (await rawLines(folder, keys())).find(line => String(line['path'] ?? line['place']).endsWith(name))
  const grow2 = async () => await grown(kind, version2)

  it('is shown by the names that the newer version has for it', async () => {
    const backup = await openAt(await grow2(), keys())
    const items = await itemsOf(backup)
    expect(items.filter(({ category }) => category.startsWith('newer:'))).toMatchObject([
      { path: 'Contacts/contacts.vcf', category: 'newer:contacts', source: 'contacts' },
      { path: '/storage/emulated/0/Pictures/Screenshots/shot.png', category: 'newer:screenshots' },
    ])
    expect(await readContents(backup)).toMatchObject({
      phone: { system: 'android' },
      notIncluded: [{ reason: 'health-data', count: 2 }],
      problems: [{ code: 'locked', saidBy: 'phone' }],
    })
  })

  it('is verified, its own further files too', async () => {
    const folder = await grow2()
    expect(await verifyBackup(await openAt(folder, keys()))).toMatchObject({ issues: [], items: 5 })
    await rm(join(folder, 'conversations.json'))
    expect((await verifyBackup(await openAt(folder, keys()))).issues).toMatchObject([
      { item: 'conversations.json', code: 'missing' },
    ])
  })

  it('is exported: files by path, other things at their place', async () => {
    const backup = await openAt(await grow2(), keys())
    const to = await mkdtemp(join(work, 'to'))
    await runExport(planExport(await itemsOf(backup)), backup, to)
    expect(await readFile(join(to, 'Contacts/contacts.vcf'), 'utf8')).toContain('FN:Ada')
    expect(await readFile(join(to, 'Pictures/Screenshots/shot.png'), 'utf8')).toBe('shot')
  })

  it('gives a phone its files back, and says what it cannot', async () => {
    const backup = await openAt(await grow2(), keys())
    const target = { kind: 'folder', name: `Restored ${kind}` } as const
    const outcome = await restore(fixture(), backup, { target })
    expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 4 } } })
    expect(outcome.issues).toEqual([
      { item: 'Contacts/contacts.vcf', during: 'restoring', code: 'needs-newer-version' },
    ])
    await rm(join(storage.folder, target.name), { recursive: true })
  })

  it('is gone on with: lines are kept whole, and nothing of an unlisted source has vanished', async () => {
    const folder = await grow2()
    const before = [await lineOf(folder, 'contacts.vcf'), await lineOf(folder, 'shot.png')]
    await cutOff(folder, keys())
    const outcome = await backUp(fixture(), optionsOf(kind))
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: 5 } } })
    expect(outcome.saved).toMatchObject({
      'newer:contacts': { count: 300 },
      'newer:screenshots': { count: 1 },
    })
    expect(basename(outcome.folder)).toBe(basename(folder))
    const after = [await lineOf(folder, 'contacts.vcf'), await lineOf(folder, 'shot.png')]
    for (const [number, line] of after.entries())
      expect({ ...line, lastRead: 0 }).toEqual({ ...before[number], lastRead: 0 })
    expect(await readJson(folder)).toMatchObject({ version: 2, total: { count: 5 } })
    expect(await verifyBackup(await openAt(folder, keys()))).toMatchObject({ issues: [], items: 5 })
    expect(await rawContents(folder, keys())).toMatchObject({ saved: { contacts: { count: 300 } } })
    expect(await rawContents(folder, keys())).not.toHaveProperty('saved.whatsapp')
    expect(await openAt(folder, keys())).toMatchObject({
      authenticity: { kind: kind === 'plain' ? 'plain' : 'signed' },
    })

    const next = await backUp(fixture(), optionsOf(kind))
    // The screenshot is no longer on the phone; contacts nobody has looked for.
    expect(next).toMatchObject({ status: 'done', since: { new: 0, changed: 0, vanished: 1 } })
    expect(next.totals.linked.count).toBe(3)
    expect((await readJson(next.folder))['version']).toBe(1)
    expect(await rawLines(next.folder, keys())).toHaveLength(3)
  })
})

it('a backup of version 2 lends its files to a new one, which says only what this version knows', async () => {
  await grown('plain', {
    ...version2,
    line: onPhoto(line => ({ ...line, category: 'screenshots', checked: 'second-read', taken: 1 })),
  })
  const next = await backUp(fixture(), optionsOf('plain'))
  expect(next).toMatchObject({ status: 'done', totals: { linked: { count: 3 } }, since: { vanished: 1 } })
  const photo = (await rawLines(next.folder, null)).find(line => String(line['path']).endsWith('a.jpg'))
  expect(photo).toMatchObject({ category: 'gallery', checked: 'size', shared: true })
  expect(photo).not.toHaveProperty('taken')
  expect((await readJson(next.folder))['version']).toBe(1)
})

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error: { info?: { code?: string } }) => error.info?.code,
  )
}
