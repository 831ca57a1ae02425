import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fileVersion } from '../../src/core/format/index-line'
import { fingerprintsName, incomingFolder } from '../../src/core/format/layout'
import { blockBytes } from '../../src/core/format/part-format'
import { readContents } from '../../src/core/library/read-contents'
import { encryptedBlockBytes } from '../../src/core/format/encrypted/encrypted-part'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { essence, expectTrue, internal, prepare, readAll, run } from '../backup-kit'
import { frozenVersions } from '../frozen/frozen-versions'
import {
  film,
  firstPhone,
  interruptedPhone,
  putOnPhone,
  refused,
  secondPhone,
} from '../frozen/phone-contents'
import { formatFor, keysOf, kindOf, unpack, ways, type ArchiveName, type Frozen } from '../frozen/unpack'
import { usePhone } from '../phone-fixture'
import { openAt } from '../restore-kit'
import { makeStorage } from '../storage'

/** What earlier versions have made is shared by the next backup, and resumed where it was interrupted, by this version. */
const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let frozen: Frozen
afterEach(async () => {
  fixture().phone.setFaults({})
  await frozen.remove()
})
afterAll(storage.remove)

const cases = frozenVersions.flatMap(version => ways.map(way => ({ version, way, by: version.folder })))

describe.each(cases)('after a backup of $by, $way', ({ version, way }) => {
  const kind = kindOf(way)
  /** Unpacked, and planned to be added to. */
  const begin = async (archive: ArchiveName) => {
    frozen = await unpack(version.folder, kind, archive)
    const options = { outputFolder: frozen.output, startedAt: new Date(2027, 0, 1) }
    return await prepare(fixture(), { ...options, format: await formatFor(frozen, way) })
  }
  const linesOf = async (folder: string) => await readAll(folder, await keysOf(kind, folder))
  const open = async (folder: string) => await openAt(folder, await keysOf(kind, folder))
  const verify = async (folder: string) => await verifyBackup(await open(folder))
  const whole = { status: 'done', complete: true, issues: [] }

  /** How many items of a backup are the very files of an earlier one. */
  const countShared = async (folder: string, earlier: string) => {
    const identities = async (one: string) =>
      await Promise.all((await linesOf(one)).map(async ({ file }) => (await stat(join(one, file))).ino))
    const before = new Set(await identities(earlier))
    return (await identities(folder)).filter(ino => before.has(ino)).length
  }

  it('what is unchanged is shared with it, and what is not is copied', async () => {
    await putOnPhone(storage.folder, secondPhone)
    const prepared = await begin('complete')
    const [first = ''] = frozen.backups
    const second = await run(fixture(), prepared)
    expect(second).toMatchObject({
      status: 'done',
      issues: [],
      totals: { copied: { count: 3 }, linked: { count: 8 }, kept: { count: 0 } },
    })
    expect(await countShared(second.folder, first)).toBe(8)
    await expectTrue(second.folder, storage.folder, await keysOf(kind, second.folder))
    const contents = await readContents(await open(second.folder))
    expect(contents?.since).toEqual({ backup: basename(first), new: 2, changed: 1, vanished: 1 })
    expect(await verify(first)).toMatchObject(whole)
    expect(await verify(second.folder)).toMatchObject(whole)
  })

  it('and after two, no byte is asked of a phone that has not changed', async () => {
    await putOnPhone(storage.folder, secondPhone)
    const prepared = await begin('pair')
    const [first = '', second = ''] = frozen.backups
    // Whoever asked the phone for a file now would hear of it.
    fixture().phone.setFaults({ failAfter: 0 })
    const third = await run(fixture(), prepared)
    expect(third).toMatchObject({
      status: 'done',
      issues: [],
      totals: { copied: { count: 0 }, linked: { count: 11 }, checkedByPhone: 0 },
    })
    expect(await countShared(third.folder, second)).toBe(11)
    expect(essence(await linesOf(third.folder))).toEqual(essence(await linesOf(second)))
    if (kind === 'encrypted') expect(await tagsOf(third.folder)).toEqual(await tagsOf(second))
    for (const folder of [first, second, third.folder]) expect(await verify(folder)).toMatchObject(whole)
  })

  it('one that was interrupted is resumed', async () => {
    await putOnPhone(storage.folder, interruptedPhone)
    const prepared = await begin('partial')
    const [partial = ''] = frozen.backups
    const saved = await linesOf(partial)
    expect(await blocksOfFilm(partial)).toBe(version.filmBlocks)
    // RECV gives nothing of the film now: only what is read from an offset can end it.
    if (version.filmBlocks > 0) fixture().phone.setFaults({ failAfter: 0, onlyPath: film.path })
    const resumed = await run(fixture(), prepared)
    expect(resumed).toMatchObject({
      status: 'done',
      issues: [],
      folder: partial.slice(0, -'.partial'.length),
      totals: { kept: { count: saved.length }, linked: { count: 0 } },
    })
    expect(await readdir(frozen.phoneFolder)).toEqual([basename(resumed.folder)])
    const lines = await expectTrue(resumed.folder, storage.folder, await keysOf(kind, resumed.folder))
    expect(essence(lines)).toMatchObject(essence(saved))
    // What is left out by rule is the only file that is not there.
    expect(lines).toHaveLength(interruptedPhone.length - 1)
    expect(await verify(resumed.folder)).toMatchObject(whole)
  })

  it('one that was interrupted keeps what has vanished since', async () => {
    await putOnPhone(storage.folder, [refused])
    const prepared = await begin('partial')
    const saved = await linesOf(frozen.backups[0] ?? '')
    const resumed = await run(fixture(), prepared)
    expect(resumed).toMatchObject({ status: 'done', totals: { kept: { count: saved.length } } })
    expect(essence(await linesOf(resumed.folder))).toMatchObject(essence(saved))
    expect(await verify(resumed.folder)).toMatchObject(whole)
    await putOnPhone(storage.folder, firstPhone)
    await expectTrue(resumed.folder, storage.folder, await keysOf(kind, resumed.folder))
  })

  /** Of the part that lies there under the name that this version looks for. */
  const blocksOfFilm = async (partial: string) => {
    const version = fileVersion(film.bytes, film.mtime)
    const name = (await formatFor(frozen, way)).partName(`${internal}/${film.path}`, version)
    const { size } = await stat(join(partial, incomingFolder, name))
    return Math.floor(size / (kind === 'plain' ? blockBytes : encryptedBlockBytes))
  }
})

/** How the next backup finds what is unchanged: tags of paths and of versions, without where the bytes are. */
async function tagsOf(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, fingerprintsName), 'utf8')
  return text.split('\n').map(line => line.split(' ').slice(0, 2).join(' '))
}
