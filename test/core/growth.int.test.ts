import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planExport } from '../../src/core/jobs/export/plan-export'
import { runExport } from '../../src/core/jobs/export/run-export'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { readManifest } from '../../src/core/format/read-manifest'
import { readContents } from '../../src/core/library/read-contents'
import { summarizeBackup } from '../../src/core/library/summarize-backup'
import { cutOff, rawLines, readJson, type Growth, type Json } from '../as-newer'
import { backUp } from '../backup-kit'
import { itemsOf, openAt, readStorage } from '../restore-kit'
import { onPhoto, useGrowth } from '../growth-fixture'

const { fixture, storage, work, keysOf, optionsOf, grown } = await useGrowth()

const saved = (changes: Json) => (contents: Json) => ({
  ...contents,
  saved: { ...(contents['saved'] as Json), ...changes },
})

interface Row {
  readonly growth: Growth
  /** The line of the photo when an interrupted backup has been gone on with. */
  readonly keeps?: Json
  /** The version that it is written in then. */
  readonly then?: 1 | 2
}

/** One change at a time, each of which would have made a backup "damaged" for 0.1.0, or lost something. */
const rows: Readonly<Record<string, Row>> = {
  'a seventh category in saved': { growth: { contents: saved({ calendar: { count: 0, bytes: 0 } }) } },
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
      const to = await mkdtemp(join(work(), 'to'))
      expect(await runExport(planExport(await itemsOf(backup)), backup, to)).toMatchObject({
        status: 'done',
        issues: [],
        exported: { count: 3 },
      })
      expect([...(await readStorage(to)).keys()].sort()).toEqual(
        [...(await readStorage(storage)).keys()].sort(),
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

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => null,
    (error: { info?: { code?: string } }) => error.info?.code,
  )
}
