import { mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/core/errors/failure'
import { rememberKeys } from '../../src/core/library/choose-keys'
import { noProtection, openKeyRing, type KeyRing } from '../../src/core/format/encrypted/key-ring'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { createLibrary, type Library } from '../../src/core/app/library'
import { openSettings, type Settings } from '../../src/core/app/settings'
import type { LibraryView } from '../../src/shared/model/library'
import { backUp } from '../backup-kit'
import { forgeContents } from '../forge-backup'
import { password, useBackups } from '../backup-fixture'

const { fixture, storage, output: base, keys } = await useBackups()
const output = () => join(base(), 'out')
let settings: Settings
let library: Library
let ring: KeyRing
let told: LibraryView[] = []

beforeAll(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(100_000, 'a'),
    'DCIM/sub/a.jpg': 'another',
    'Documents/b.txt': 'b',
  }),
)
beforeEach(async () => {
  await mkdir(output())
  settings = openSettings(join(base(), 'settings.json'))
  told = []
  ring = openKeyRing(join(base(), 'vault-keys.json'), noProtection)
  library = createLibrary({ settings, ring, outputFolder: () => output(), places, onChange: view => told.push(view) })
})
afterEach(() => library.close())

const make = async (day: number, outputFolder = output(), format = plainFormat) =>
  (await backUp(fixture(), { outputFolder, format, startedAt: new Date(2026, 10, day) })).folder
/** Once everything has been looked at and measured. */
async function settled(): Promise<LibraryView> {
  await expect.poll(() => told.at(-1), { timeout: 10_000 }).toMatchObject({ status: 'complete' })
  await expect
    .poll(() => told.at(-1)?.phones.every(({ diskBytes }) => diskBytes !== null), { timeout: 10_000 })
    .toBe(true)
  return told.at(-1)!
}
async function scanned(): Promise<LibraryView> {
  told = []
  library.scan()
  return await settled()
}

describe('the library', () => {
  it('shows the backups of a phone, newest first, and what they take on the disk', async () => {
    await make(1)
    await make(2)
    const { folders, phones } = await scanned()
    expect(folders).toMatchObject([{ there: true, removable: false }])
    expect(phones).toMatchObject([{ name: 'Google Pixel 7', backups: [{ covers: 2 }, { covers: 2 }] }])
    const [phone] = phones
    expect(phone?.backups.map(({ startedAt }) => startedAt)).toEqual(
      [2, 1].map(day => Date.parse(`2026-11-0${day}T00:00`)),
    )
    const [newer, older] = phone?.backups ?? []
    expect(phone?.diskBytes).toBeGreaterThan(100_000)
    expect(phone?.diskBytes).toBeLessThan(115_000)
    // All items are shared.
    for (const { ownBytes } of [newer!, older!]) expect(ownBytes).toBeLessThan(10_000)
  })

  it('knows an encrypted backup for one of the same phone, without its password', async () => {
    await make(1)
    await make(2, output(), encryptedFormat(keys()))
    const { phones } = await scanned()
    expect(phones).toHaveLength(1)
    expect(phones[0]?.backups).toMatchObject([
      { encrypted: true, covers: 0, items: 3 },
      { encrypted: false, covers: 2, items: 3 },
    ])
  })

  it('marks what was not made with the key of the phone, as soon as it is shown', async () => {
    const own = await make(1, output(), encryptedFormat(keys()))
    const forged = await make(2, output(), encryptedFormat(keys()))
    await forgeContents(forged)
    await make(3)
    await make(4, output(), encryptedFormat(await createVaultKeys(password)))
    const marks = ({ phones }: LibraryView) => phones[0]?.backups.map(({ mark }) => mark)
    expect(marks(await scanned())).toEqual([null, null, null, null])
    await rememberKeys(ring, keys(), dirname(own))
    const known = ['other-key', 'not-encrypted', 'not-signed', null]
    expect(marks(await scanned())).toEqual(known)
    library.close()
    library = createLibrary({
      settings,
      ring,
      outputFolder: () => output(),
      onChange: view => told.push(view),
    })
    await scanned()
    expect(told.filter(({ phones }) => phones.length > 0).map(marks)).toEqual(told.map(() => known))
    // Also where nothing with the key is left, in a folder of another name.
    await rm(own, { recursive: true })
    await rm(forged, { recursive: true })
    await rename(dirname(own), join(output(), 'Some folder'))
    expect(marks(await scanned())).toEqual(['other-key', 'not-encrypted'])
  })

  it('looks in other folders too, brings one phone together, and shows nothing twice', async () => {
    const other = join(base(), 'other')
    await mkdir(other)
    await make(1)
    const there = await make(2, other, encryptedFormat(keys()))
    await symlink(output(), join(base(), 'again'))
    for (const path of [other, there, join(base(), 'again')]) expect(await library.addFolder(path)).toBe(true)
    const { phones, folders } = await scanned()
    expect(phones.map(({ backups }) => backups.length)).toEqual([2])
    expect(folders.map(({ removable }) => removable)).toEqual([false, true, true, true])
    expect(openSettings(join(base(), 'settings.json')).get().libraryFolders).toHaveLength(3)
    for (const { id, removable } of folders) if (removable) await library.removeFolder(id)
    const left = await scanned()
    expect(left.folders).toHaveLength(1)
    expect(left.phones[0]?.backups).toHaveLength(1)
    expect(await stat(there)).toBeTruthy()
  })

  it('says that a folder is not there, and takes none for one that is none', async () => {
    const drive = join(base(), 'drive')
    await mkdir(drive)
    await library.addFolder(drive)
    await writeFile(join(base(), 'file'), '')
    expect(await library.addFolder(join(base(), 'file'))).toBe(false)
    expect(await library.addFolder(join(base(), 'nothing'))).toBe(false)
    await rm(drive, { recursive: true })
    expect((await scanned()).folders).toMatchObject([{ there: true }, { there: false, removable: true }])
  })

  it('keeps the ids of backups, forgets those that are gone, and counts anew', async () => {
    const first = await make(1)
    await make(2)
    const before = await scanned()
    const [newer, older] = before.phones[0]?.backups ?? []
    expect(library.find(older!.id).backup.folder).toBe(first)
    await rm(first, { recursive: true })
    const after = await scanned()
    expect(after.phones[0]?.backups.map(({ id }) => id)).toEqual([newer!.id])
    await expect.poll(() => told.at(-1)?.phones[0]?.backups[0]?.ownBytes).toBeGreaterThan(100_000)
    expect(() => library.find(older!.id)).toThrow(Failure)
    expect(() => library.find('no such')).toThrow('backup-gone')
  })

  it('answers at once what it knows, and looks again only for who has asked', async () => {
    await make(1)
    library.refresh()
    expect(told).toEqual([])
    expect(library.scan()).toMatchObject({ status: 'scanning', phones: [] })
    await settled()
    expect(library.scan()).toMatchObject({ status: 'scanning', phones: [{ backups: [{}] }] })
  })
})
