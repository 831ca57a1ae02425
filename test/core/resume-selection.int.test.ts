import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { filesSource } from '../../src/core/data/files/files-source'
import { listPhone } from '../../src/core/app/list-phone'
import { prepareResume } from '../../src/core/app/prepare-resume'
import { openPhone } from '../../src/core/android/open-phone'
import { probePhone } from '../../src/core/android/probe-phone'
import { createCatalog } from '../../src/core/data/catalog'
import { usualReread } from '../../src/core/jobs/backup/plan-reread'
import { backUp, expectTrue, prepare, requireMade, run } from '../backup-kit'
import { useBackups } from '../backup-fixture'
import { encryptedSchema010, plainSchema010 } from '../format-0.1.0'
import { readJson } from '../forge-backup'
import { makeFilm } from '../storage'

const { fixture, storage, output, keys, formatOf } = await useBackups()
const film = 'Movies/film.mp4'

beforeEach(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(200_000, 'b'),
    'Documents/c.txt': 'not wanted',
    [film]: makeFilm(30_000_000),
  }),
)

/** As the app resumes it: with nothing but the folder and what is on the phone now. */
async function resume(folder: string) {
  const link = await fixture().link()
  const phone = await probePhone(link)
  const listed = createCatalog()
  const connected = openPhone(link)
  const listings = await listPhone({ phone: connected, details: phone, emit: listed.add }, [filesSource])
  connected.close()
  const ready = await prepareResume(
    {
      ...{ phone, listed, listings, folder },
      keysFor: () => Promise.resolve(keys()),
      options: { verify: true, reread: usualReread },
    },
    { phone: await fixture().access(), createdBy: 'test' },
  )
  return requireMade(await ready.run({}))
}

describe.each(['plain', 'encrypted'] as const)('an interrupted backup of a selection, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys())
  const options = () => ({ outputFolder: output(), format: formatOf(kind) })
  const choose = ({ path }: { path: string }) => path.endsWith('a.jpg') || path.endsWith('film.mp4')

  async function interrupt(): Promise<string> {
    const prepared = await prepare(fixture(), { ...options(), choose })
    fixture().phone.setFaults({ unplugAfter: 20_000_000, bytesPerSecond: 40_000_000 })
    const { folder, status } = await run(fixture(), prepared)
    expect(status).toBe('failed')
    fixture().phone.setFaults({})
    await fixture().reconnect()
    return folder
  }

  it('is resumed with that selection, and forgets it when it is complete', async () => {
    const folder = await interrupt()
    const done = await resume(folder)
    expect(done).toMatchObject({
      status: 'done',
      issues: [],
      totals: { kept: { count: 1 }, copied: { count: 1 } },
    })
    expect(basename(done.folder)).toBe(basename(folder, '.partial'))
    expect(await expectTrue(done.folder, storage.folder, open())).toHaveLength(2)
    expect(await readJson(done.folder)).not.toHaveProperty('selection')
  })

  it('is the one that is resumed, not a newer one of the same', async () => {
    const folder = await interrupt()
    const prepared = await prepare(fixture(), {
      ...options(),
      choose: ({ path }) => path.endsWith('b.jpg') || path.endsWith('film.mp4'),
      startedAt: new Date(2027, 0, 1),
    })
    fixture().phone.setFaults({ unplugAfter: 20_000_000, bytesPerSecond: 40_000_000 })
    await run(fixture(), prepared)
    fixture().phone.setFaults({})
    await fixture().reconnect()
    expect(basename((await resume(folder)).folder)).toBe(basename(folder, '.partial'))
  })

  it('opens in 0.1.0, and names nothing', async () => {
    const folder = await interrupt()
    const text = await readFile(join(folder, 'backup.json'), 'utf8')
    expect(JSON.parse(text)).toHaveProperty('selection')
    for (const name of ['a.jpg', 'film', 'DCIM']) expect(text).not.toContain(name)
    if (kind === 'encrypted') expect(text).not.toContain('gallery')
    const schema = kind === 'plain' ? plainSchema010 : encryptedSchema010
    expect(schema.safeParse(JSON.parse(text)).success).toBe(true)
  })

  it('that does not say what was selected is not guessed', async () => {
    const folder = await interrupt()
    const format = formatOf(kind)
    const manifest = await readJson(folder)
    expect(format.readSelection({ ...manifest, selection: 'something newer' } as never)).toBeNull()
    expect(format.readSelection({ ...manifest, selection: undefined } as never)).toBeNull()
    if (kind === 'encrypted')
      expect(format.readSelection({ ...manifest, startedAt: '2020-01-01T00:00:00.000Z' } as never)).toBeNull()
  })
})

it('everything means what has come since, too', async () => {
  const prepared = await prepare(fixture(), { outputFolder: output() })
  fixture().phone.setFaults({ unplugAfter: 20_000_000, bytesPerSecond: 40_000_000 })
  const { folder } = await run(fixture(), prepared)
  fixture().phone.setFaults({})
  await fixture().reconnect()
  await storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/later.jpg': Buffer.alloc(1_000, 'l'),
  })
  const done = await resume(folder)
  expect(done.status).toBe('done')
  const again = await backUp(fixture(), { outputFolder: output(), startedAt: new Date(2027, 0, 1) })
  expect(again.totals.copied.count).toBe(0)
})
