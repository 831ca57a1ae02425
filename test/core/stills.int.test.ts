import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BackupItem } from '../../src/core/format/backup-item'
import { fingerprintsName } from '../../src/core/format/layout'
import type { RunOptions } from '../../src/core/jobs/backup/run'
import type { StillOf } from '../../src/core/jobs/backup/stills'
import { loadItems } from '../../src/core/library/load-items'
import { openBackup } from '../../src/core/library/open-backup'
import { createBackupSource } from '../../src/core/media/backup-source'
import { loadPreview } from '../../src/core/media/load-preview'
import { loadThumbnail } from '../../src/core/media/load-thumbnail'
import { renderTask } from '../../src/core/media/render-task'
import { password, useBackups } from '../backup-fixture'
import { prepare, run, verifyEither, type MadeBackup } from '../backup-kit'

/** The small pictures of videos, as the window has loaded them, in a backup: without the phone, and never needed. */
const { fixture, storage, output, formatOf } = await useBackups()

const frame = (color: string) =>
  sharp({ create: { width: 320, height: 180, channels: 3, background: color } })
    .webp()
    .toBuffer()
const red = await frame('#f00000')
const green = await frame('#00d000')
const film = Buffer.alloc(300_000, 'film')
const long = Buffer.alloc(9_000_000, 'long')

describe.each(['plain', 'encrypted'] as const)('stills of videos, %s', kind => {
  let stills: Record<string, Buffer> = {}
  const stillOf: StillOf = listed => {
    if (listed.source !== undefined) return null
    const name = listed.path.slice(listed.path.lastIndexOf('/') + 1)
    return stills[name] ?? null
  }
  const backUp = async (day: number, options: RunOptions = {}): Promise<MadeBackup> => {
    const startedAt = new Date(2026, 10, day)
    const prepared = await prepare(fixture(), { outputFolder: output(), format: formatOf(kind), startedAt })
    return await run(fixture(), prepared, options, { stillOf })
  }
  const open = async ({ folder }: MadeBackup) => {
    const backup = await openBackup(folder, kind === 'plain' ? null : password)
    const items: BackupItem[] = []
    await loadItems(backup, items)
    const ports = { source: createBackupSource(backup), render: renderTask }
    const find = (name: string) => {
      const item = items.find(({ path }) => path.endsWith(`/${name}`))
      if (!item) throw new Error(`There is no ${name}`)
      return item
    }
    return { find, ports }
  }
  /** The colour that is seen of an item, or null. */
  const seen = async (made: MadeBackup, name: string): Promise<'red' | 'green' | null> => {
    const { find, ports } = await open(made)
    const picture = await loadThumbnail(find(name), ports)
    const preview = await loadPreview(find(name), ports, new AbortController().signal)
    expect(preview === null).toBe(picture === null)
    if (picture === null) return null
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 320, height: 180 })
    const [redness = 0, greenness = 0] = (await sharp(picture).stats()).channels.map(({ mean }) => mean)
    return redness > greenness ? 'red' : 'green'
  }
  /** The file that has the stills. */
  const holder = ({ folder }: MadeBackup) => join(folder, kind === 'plain' ? 'index.jsonl' : fingerprintsName)

  beforeEach(async () => {
    stills = { 'film.mp4': red }
    await rm(join(storage.folder, 'DCIM'), { recursive: true, force: true })
    await storage.fill({ 'DCIM/film.mp4': film, 'DCIM/other.mp4': film, 'DCIM/a.txt': 'text' })
  })

  it('are shown without the phone, and add no file', async () => {
    const made = await backUp(1)
    expect(await seen(made, 'film.mp4')).toBe('red')
    expect(await seen(made, 'other.mp4')).toBeNull()
    expect(await verifyEither(made.folder, password)).toMatchObject({ status: 'done', issues: [] })
    const names = await readdir(made.folder)
    expect(names.sort()).toEqual(
      kind === 'plain'
        ? ['Documents', 'Videos', 'backup.json', 'index.jsonl']
        : [
            'HOW TO OPEN WITHOUT PHONEKEEP.txt',
            'backup.json',
            'data',
            fingerprintsName,
            'index.jsonl.age',
            'key.age',
            'report.json.age',
          ],
    )
    const manifest: unknown = JSON.parse(await readFile(join(made.folder, 'backup.json'), 'utf8'))
    expect(manifest).toMatchObject({ version: 1 })
    expect((await readFile(holder(made))).includes(red.toString('base64'))).toBe(kind === 'plain')
  })

  it('of what is unchanged come along, of what has changed do not', async () => {
    await backUp(1)
    stills = { 'other.mp4': green }
    const second = await backUp(2)
    expect(second.totals.linked.count).toBe(3)
    // What is there only now is told of what was saved before, too.
    expect(await seen(second, 'film.mp4')).toBe('red')
    expect(await seen(second, 'other.mp4')).toBe('green')
    stills = {}
    await storage.fill({ 'DCIM/film.mp4': Buffer.alloc(300_001, 'new') })
    const third = await backUp(3)
    expect(await seen(third, 'film.mp4')).toBeNull()
    expect(await seen(third, 'other.mp4')).toBe('green')
    expect(await verifyEither(third.folder, password)).toMatchObject({ issues: [] })
  })

  it('are kept when an interrupted backup is resumed', async () => {
    await storage.fill({ 'DCIM/long.mp4': long })
    fixture().phone.setFaults({ bytesPerSecond: long.length })
    const stop = new AbortController()
    const onProgress: RunOptions['onProgress'] = ({ itemsDone, bytesDone }) => {
      if (itemsDone > 0 && bytesDone > 2_000_000) stop.abort()
    }
    const cancelled = await backUp(1, { signal: stop.signal, onProgress })
    expect(cancelled.status).toBe('cancelled')
    expect(await seen(cancelled, 'film.mp4')).toBe('red')
    fixture().phone.setFaults({})
    stills = {}
    const resumed = await backUp(2)
    expect(resumed.totals.kept.count).toBeGreaterThan(0)
    expect(await seen(resumed, 'film.mp4')).toBe('red')
  })

  it('damaged or hostile ones are no damaged video', async () => {
    stills = { 'film.mp4': Buffer.from('<svg onload="alert(1)"/>'), 'other.mp4': Buffer.alloc(20_000) }
    const hostile = await backUp(1)
    expect(await seen(hostile, 'film.mp4')).toBeNull()
    expect(await seen(hostile, 'other.mp4')).toBeNull()
    expect(await verifyEither(hostile.folder, password)).toMatchObject({ issues: [] })
    stills = { 'other.mp4': green }
    const made = await backUp(2)
    await spoilStill(holder(made))
    const verified = await verifyEither(made.folder, password)
    expect(verified.issues.map(({ item, code }) => [item, code])).toEqual([
      [kind === 'plain' ? 'index.jsonl' : fingerprintsName, 'changed'],
    ])
    expect(await seen(made, 'other.mp4')).toBeNull()
    // Both videos are shared as before: nothing has to come from the phone again on its account.
    const next = await backUp(3)
    expect(await verifyEither(next.folder, password)).toMatchObject({ issues: [] })
    if (kind === 'plain') expect(next.totals.linked.count).toBe(3)
  })
})

/** Changes bytes in the middle of the longest line, which is that of a still. */
async function spoilStill(file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  const line = text.split('\n').reduce((one, other) => (other.length > one.length ? other : one))
  const middle = text.indexOf(line) + line.indexOf(line.slice(-250))
  await chmod(file, 0o644)
  await writeFile(file, text.slice(0, middle) + 'A'.repeat(24) + text.slice(middle + 24))
}
