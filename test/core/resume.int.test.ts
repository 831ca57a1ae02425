import { mkdir, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkBeforeStart } from '../../src/core/jobs/backup/check-before-start'
import { backUp, essence, expectTrue, prepare, run } from '../backup-kit'
import { mountSmallDisk } from '../small-disk'
import { useBackups } from '../backup-fixture'
import { makeFilm } from '../storage'

const { fixture, storage, output, keys, formatOf } = await useBackups()
const film = 'Movies/film.mp4'

beforeEach(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/b.jpg': Buffer.alloc(200_000, 'b'),
    [film]: makeFilm(30_000_000),
  }),
)

async function usedBytes(folder: string): Promise<number> {
  const { blocks, bfree, bsize } = await statfs(folder)
  return (blocks - bfree) * bsize
}

async function unplugAt(bytes: number, options: Parameters<typeof prepare>[1]) {
  const prepared = await prepare(fixture(), options)
  // Slow enough for the small files to be done by then.
  fixture().phone.setFaults({ unplugAfter: bytes, bytesPerSecond: 40_000_000 })
  const outcome = await run(fixture(), prepared)
  fixture().phone.setFaults({})
  await fixture().reconnect()
  return outcome
}

describe.each(['plain', 'encrypted'] as const)('an interrupted backup, %s', kind => {
  const open = () => (kind === 'plain' ? null : keys())
  const options = () => ({ outputFolder: output(), format: formatOf(kind) })
  const partsOf = async (folder: string) =>
    (await readdir(join(folder, '.incoming'))).filter(name => !name.endsWith('.key'))

  it('is resumed: what is whole stays, a large file goes on at its offset', async () => {
    const first = await unplugAt(20_000_000, options())
    expect(first).toMatchObject({ status: 'failed', error: { code: 'phone-gone' } })
    const prepared = await prepare(fixture(), options())
    // RECV gives nothing of the film now: only what is read from an offset can end it.
    fixture().phone.setFaults({ failAfter: 0, onlyPath: film })
    const second = await run(fixture(), prepared)
    expect(second).toMatchObject({
      status: 'done',
      issues: [],
      totals: { copied: { count: 1 }, kept: { count: 2 }, checkedByPhone: 3 },
    })
    expect(basename(second.folder)).toBe(basename(first.folder, '.partial'))
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(3)
    expect(await readdir(join(second.folder, '..'))).toEqual([basename(second.folder)])
  })

  it.runIf(process.platform === 'linux')('needs room for the rest only', async () => {
    const reserve = 33 * 1024 * 1024
    const small = join(output(), 'small')
    const disk = mountSmallDisk(small, 40_000_000 + reserve)
    try {
      const where = { ...options(), outputFolder: small }
      const first = await unplugAt(20_000_000, where)
      expect(first.status).toBe('failed')
      // What came before the cable was pulled, and room for the rest: not for all of it.
      disk.resize((await usedBytes(small)) + 16_000_000 + reserve)
      const prepared = await prepare(fixture(), where)
      await checkBeforeStart(prepared)
      disk.resize((await usedBytes(small)) + 4_000_000 + reserve)
      await expect(checkBeforeStart(prepared)).rejects.toMatchObject({ info: { code: 'no-space' } })
      disk.resize((await usedBytes(small)) + 16_000_000 + reserve)
      expect(await run(fixture(), prepared)).toMatchObject({ status: 'done', issues: [] })
    } finally {
      disk.unmount()
    }
  })

  it('does not go on with a part that is not the phone’s', async () => {
    const first = await unplugAt(20_000_000, options())
    const [part = ''] = await partsOf(first.folder)
    const bytes = await readFile(join(first.folder, '.incoming', part))
    bytes[5_000_000] = (bytes[5_000_000] ?? 0) ^ 1
    await writeFile(join(first.folder, '.incoming', part), bytes)
    const second = await backUp(fixture(), options())
    expect(second).toMatchObject({ status: 'done', issues: [] })
    await expectTrue(second.folder, storage.folder, open())
  })

  it('keeps what has vanished from the phone since', async () => {
    const first = await unplugAt(20_000_000, options())
    const photo = await readFile(join(storage.folder, 'DCIM/a.jpg'))
    await rm(join(storage.folder, 'DCIM/a.jpg'))
    const second = await backUp(fixture(), options())
    expect(second).toMatchObject({ status: 'done', totals: { kept: { count: 2 } } })
    expect(basename(second.folder)).toBe(basename(first.folder, '.partial'))
    await writeFile(join(storage.folder, 'DCIM/a.jpg'), photo)
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(3)
  })

  it('copies what has changed on the phone since', async () => {
    await unplugAt(20_000_000, options())
    await storage.fill({ 'DCIM/a.jpg': 'another picture', [film]: Buffer.alloc(10_000_000, 'cut') })
    const second = await backUp(fixture(), options())
    expect(second).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: 1 } } })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(3)
  })

  it('is left alone by a run that does not want all of it, and lends it its files', async () => {
    const first = await unplugAt(20_000_000, options())
    const choose = ({ path }: { path: string }) => path.endsWith('a.jpg')
    const second = await backUp(fixture(), { ...options(), choose, startedAt: new Date(2027, 0, 1) })
    expect(second).toMatchObject({ status: 'done', totals: { copied: { count: 0 }, linked: { count: 1 } } })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(1)
    expect(await expectTrue(first.folder, storage.folder, open())).toHaveLength(2)
  })

  it('ends like one that was never interrupted', async () => {
    const undisturbed = await backUp(fixture(), options())
    const apart = join(output(), 'apart')
    await mkdir(apart)
    await unplugAt(12_000_000, { ...options(), outputFolder: apart })
    // It goes on where it was.
    await unplugAt(8_000_000, { ...options(), outputFolder: apart })
    const last = await backUp(fixture(), { ...options(), outputFolder: apart })
    expect(last.totals).toMatchObject({ copied: { count: 1 }, kept: { count: 2 } })
    const [a, b] = [undisturbed.folder, last.folder]
    expect(essence(await expectTrue(b, storage.folder, open()))).toEqual(
      essence(await expectTrue(a, storage.folder, open())),
    )
    if (kind === 'encrypted') return
    const withoutDates = async (folder: string) =>
      (await readFile(join(folder, 'index.jsonl'), 'utf8')).replaceAll(/"lastRead":\d+/g, '"lastRead":0')
    expect(await withoutDates(b)).toBe(await withoutDates(a))
    expect((await readdir(b, { recursive: true })).sort()).toEqual(
      (await readdir(a, { recursive: true })).sort(),
    )
  })
})
