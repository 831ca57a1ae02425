import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planExport } from '../../src/core/jobs/export/plan-export'
import { runExport } from '../../src/core/jobs/export/run-export'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { readContents } from '../../src/core/library/read-contents'
import { cutOff, rawContents, rawLines, readJson, version2 } from '../as-newer'
import { backUp } from '../backup-kit'
import { itemsOf, openAt, restore } from '../restore-kit'
import { onPhoto, useGrowth } from '../growth-fixture'

const { fixture, storage, work, keysOf, optionsOf, grown } = await useGrowth()

describe.each(['plain', 'encrypted'] as const)('a backup of version 2, %s', kind => {
  const keys = () => keysOf(kind)
  const lineOf = async (folder: string, name: string) =>
    (await rawLines(folder, keys())).find(line => String(line['path'] ?? line['place']).endsWith(name))
  const grow2 = async () => await grown(kind, version2)

  it('is shown by the names that the newer version has for it', async () => {
    const backup = await openAt(await grow2(), keys())
    const items = await itemsOf(backup)
    expect(items.filter(({ category }) => category.startsWith('newer:'))).toMatchObject([
      { path: 'Calendar/calendar.ics', category: 'newer:calendar', source: 'calendar' },
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
    const to = await mkdtemp(join(work(), 'to'))
    await runExport(planExport(await itemsOf(backup)), backup, to)
    expect(await readFile(join(to, 'Calendar/calendar.ics'), 'utf8')).toContain('SUMMARY:Ada')
    expect(await readFile(join(to, 'Pictures/Screenshots/shot.png'), 'utf8')).toBe('shot')
  })

  it('gives a phone its files back, and says what it cannot', async () => {
    const backup = await openAt(await grow2(), keys())
    const target = { kind: 'folder', name: `Restored ${kind}` } as const
    const outcome = await restore(fixture(), backup, { target })
    expect(outcome).toMatchObject({ status: 'done', totals: { restored: { count: 4 } } })
    expect(outcome.issues).toEqual([
      { item: 'Calendar/calendar.ics', during: 'restoring', code: 'needs-newer-version' },
    ])
    await rm(join(storage, target.name), { recursive: true })
  })

  it('is gone on with: lines are kept whole, and nothing of an unlisted source has vanished', async () => {
    const folder = await grow2()
    const before = [await lineOf(folder, 'calendar.ics'), await lineOf(folder, 'shot.png')]
    await cutOff(folder, keys())
    const outcome = await backUp(fixture(), optionsOf(kind))
    expect(outcome).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: 5 } } })
    expect(outcome.saved).toMatchObject({
      'newer:calendar': { count: 300 },
      'newer:screenshots': { count: 1 },
    })
    expect(basename(outcome.folder)).toBe(basename(folder))
    const after = [await lineOf(folder, 'calendar.ics'), await lineOf(folder, 'shot.png')]
    for (const [number, line] of after.entries())
      expect({ ...line, lastRead: 0 }).toEqual({ ...before[number], lastRead: 0 })
    expect(await readJson(folder)).toMatchObject({ version: 2, total: { count: 5 } })
    expect(await verifyBackup(await openAt(folder, keys()))).toMatchObject({ issues: [], items: 5 })
    expect(await rawContents(folder, keys())).toMatchObject({ saved: { calendar: { count: 300 } } })
    expect(await rawContents(folder, keys())).not.toHaveProperty('saved.whatsapp')
    expect(await openAt(folder, keys())).toMatchObject({
      authenticity: { kind: kind === 'plain' ? 'plain' : 'signed' },
    })

    const next = await backUp(fixture(), optionsOf(kind))
    // The screenshot is no longer on the phone; calendar nobody has looked for.
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
