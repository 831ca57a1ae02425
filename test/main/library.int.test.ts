import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Failure } from '../../src/core/errors/failure'
import type { BackupItem } from '../../src/core/format/backup-item'
import { rememberKeys } from '../../src/core/library/choose-keys'
import { noProtection, openKeyRing, type KeyRing } from '../../src/core/format/encrypted/key-ring'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { openBackupCatalog, type BackupCatalog } from '../../src/core/app/backup-catalog'
import { createLibrary, type Library } from '../../src/core/app/library'
import { createBackupSource } from '../../src/core/media/backup-source'
import { createReadableCopies, removeLeftCopies } from '../../src/core/app/readable-copies'
import { openSettings, type Settings } from '../../src/core/app/settings'
import type { CatalogView } from '../../src/shared/model/catalog'
import type { LibraryView } from '../../src/shared/model/library'
import { backUp } from '../backup-kit'
import { encryptFor, forgeContents } from '../forge-backup'
import { createLightKeys } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'correct horse'
let base = ''
let output = ''
let keys: OpenKeys
let settings: Settings
let library: Library
let ring: KeyRing
let told: LibraryView[] = []

beforeAll(async () => {
  keys = await createLightKeys(password)
  await storage.fill({
    'DCIM/a.jpg': Buffer.alloc(100_000, 'a'),
    'DCIM/sub/a.jpg': 'another',
    'Documents/b.txt': 'b',
  })
})
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-main-'))
  output = join(base, 'out')
  await mkdir(output)
  settings = openSettings(join(base, 'settings.json'))
  told = []
  ring = openKeyRing(join(base, 'vault-keys.json'), noProtection)
  library = createLibrary({ settings, ring, outputFolder: () => output, onChange: view => told.push(view) })
})
afterEach(async () => {
  library.close()
  await rm(base, { recursive: true, force: true })
})
afterAll(storage.remove)

const make = async (day: number, outputFolder = output, format = plainFormat) =>
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
    await make(2, output, encryptedFormat(keys))
    const { phones } = await scanned()
    expect(phones).toHaveLength(1)
    expect(phones[0]?.backups).toMatchObject([
      { encrypted: true, covers: 0, items: 3 },
      { encrypted: false, covers: 2, items: 3 },
    ])
  })

  it('marks what was not made with the key of the phone, as soon as it is shown', async () => {
    const own = await make(1, output, encryptedFormat(keys))
    const forged = await make(2, output, encryptedFormat(keys))
    await forgeContents(forged)
    await make(3)
    await make(4, output, encryptedFormat(await createVaultKeys(password)))
    const marks = ({ phones }: LibraryView) => phones[0]?.backups.map(({ mark }) => mark)
    expect(marks(await scanned())).toEqual([null, null, null, null])
    await rememberKeys(ring, keys, dirname(own))
    const known = ['other-key', 'not-encrypted', 'not-signed', null]
    expect(marks(await scanned())).toEqual(known)
    library.close()
    library = createLibrary({ settings, ring, outputFolder: () => output, onChange: view => told.push(view) })
    await scanned()
    expect(told.filter(({ phones }) => phones.length > 0).map(marks)).toEqual(told.map(() => known))
    // Also where nothing with the key is left, in a folder of another name.
    await rm(own, { recursive: true })
    await rm(forged, { recursive: true })
    await rename(dirname(own), join(output, 'Some folder'))
    expect(marks(await scanned())).toEqual(['other-key', 'not-encrypted'])
  })

  it('looks in other folders too, brings one phone together, and shows nothing twice', async () => {
    const other = join(base, 'other')
    await mkdir(other)
    await make(1)
    const there = await make(2, other, encryptedFormat(keys))
    await symlink(output, join(base, 'again'))
    for (const path of [other, there, join(base, 'again')]) expect(await library.addFolder(path)).toBe(true)
    const { phones, folders } = await scanned()
    expect(phones.map(({ backups }) => backups.length)).toEqual([2])
    expect(folders.map(({ removable }) => removable)).toEqual([false, true, true, true])
    expect(openSettings(join(base, 'settings.json')).get().libraryFolders).toHaveLength(3)
    for (const { id, removable } of folders) if (removable) await library.removeFolder(id)
    const left = await scanned()
    expect(left.folders).toHaveLength(1)
    expect(left.phones[0]?.backups).toHaveLength(1)
    expect(await stat(there)).toBeTruthy()
  })

  it('says that a folder is not there, and takes none for one that is none', async () => {
    const drive = join(base, 'drive')
    await mkdir(drive)
    await library.addFolder(drive)
    await writeFile(join(base, 'file'), '')
    expect(await library.addFolder(join(base, 'file'))).toBe(false)
    expect(await library.addFolder(join(base, 'nothing'))).toBe(false)
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

describe.each(['plain', 'encrypted'] as const)('a %s backup', kind => {
  let backup: OpenBackup
  let catalog: BackupCatalog
  let views: CatalogView[] = []
  const itemOf = (end: string): BackupItem => catalog.items.find(({ path }) => path.endsWith(end))!

  beforeEach(async () => {
    backup = await openBackup(
      await make(1, output, kind === 'plain' ? plainFormat : encryptedFormat(keys)),
      kind === 'plain' ? null : password,
    )
    views = []
    catalog = openBackupCatalog({ backup, backupId: 'b', phoneName: 'P', onChange: view => views.push(view) })
    await catalog.filled
  })
  afterEach(() => catalog.close())

  it('is a catalog of its items', () => {
    expect(views.at(-1)).toMatchObject({
      id: catalog.id,
      source: { kind: 'backup', backupId: 'b' },
      status: 'complete',
      categories: {
        gallery: { count: 2, bytes: 100_007 },
        documents: { count: 1, bytes: 1 },
        other: { count: 0 },
      },
      badLines: 0,
    })
  })

  it('that lost its index says so, and one that is gone says that', async () => {
    const name = backup.indexFile
    await rm(join(backup.folder, name))
    const load = async () => {
      const opened = openBackupCatalog({ backup, backupId: 'b', phoneName: 'P', onChange: () => undefined })
      await opened.filled
      return opened.view()
    }
    expect(await load()).toMatchObject({ status: 'failed', error: { code: 'backup-damaged' } })
    await writeFile(join(backup.folder, name), 'no index')
    // Of a plain one that is a line which says nothing.
    expect(await load()).toMatchObject(
      kind === 'plain' ? { badLines: 1 } : { error: { code: 'backup-damaged' } },
    )
    await rename(backup.folder, join(base, 'away'))
    expect(await load()).toMatchObject({ status: 'failed', error: { code: 'backup-gone' } })
  })

  // A plain one has nobody's key.
  if (kind === 'encrypted')
    it('shows and gives away nothing of an item that somebody else encrypted', async () => {
      const item = itemOf('b.txt')
      const source = createBackupSource(backup)
      expect((await source.readHead(item, 10))?.toString()).toBe('b')
      const place = join(backup.folder, item.file)
      await rm(place)
      await writeFile(place, await encryptFor(keys.recipient, Buffer.from('x')))
      await expect(source.readHead(item, 10)).rejects.toThrow('backup-damaged')
      await expect(source.readWhole(item, 10)).rejects.toThrow('backup-damaged')
      const copies = createReadableCopies(base)
      await expect(copies.make(backup, [item], 'look')).rejects.toThrow('backup-damaged')
      await copies.removeAll()
    })

  it('gives copies of its items, never its own files, and takes them back', async () => {
    const temp = join(base, 'temp')
    await mkdir(temp)
    const copies = createReadableCopies(temp)
    const wanted = [itemOf('DCIM/a.jpg'), itemOf('sub/a.jpg'), itemOf('b.txt')]
    const paths = await copies.make(backup, wanted, 'keep')
    expect(paths.map(path => basename(path))).toEqual(['a.jpg', 'a (2).jpg', 'b.txt'])
    expect((await readFile(paths[1]!)).toString()).toBe('another')
    const root = dirname(dirname(paths[0]!))
    expect((await stat(root)).mode & 0o777).toBe(0o700)
    for (const [at, path] of paths.entries()) {
      const { mode, mtimeMs, nlink } = await stat(path)
      expect([mode & 0o777, mtimeMs / 1000, nlink]).toEqual([0o600, wanted[at]!.modifiedAt, 1])
    }
    // Writing into one changes nothing of the backup.
    await writeFile(paths[2]!, 'scribbled over')
    const own = await copies.make(backup, [wanted[2]!], 'look')
    expect(await readFile(own[0]!, 'utf8')).toBe('b')
    expect((await stat(own[0]!)).mode & 0o777).toBe(0o400)
    expect(await copies.make(backup, [wanted[2]!], 'look')).toEqual(own)
    await rm(own[0]!)
    expect(await readFile((await copies.make(backup, [wanted[2]!], 'look'))[0]!, 'utf8')).toBe('b')
    await copies.removeAll()
    expect(await readdir(temp)).toEqual([])
  })

  it('leaves no half copy of what cannot be read', async () => {
    const temp = join(base, 'temp')
    await mkdir(temp)
    const copies = createReadableCopies(temp)
    const hurt = itemOf('b.txt')
    await rm(join(backup.folder, hurt.file))
    await symlink(join(base, 'settings.json'), join(backup.folder, hurt.file))
    await expect(copies.make(backup, [itemOf('DCIM/a.jpg'), hurt], 'keep')).rejects.toThrow()
    // One that is larger than the index says would fill the disk.
    await chmod(join(backup.folder, itemOf('sub/a.jpg').file), 0o644)
    await truncate(join(backup.folder, itemOf('sub/a.jpg').file), 500 * 1024 ** 3)
    await expect(copies.make(backup, [itemOf('sub/a.jpg')], 'look')).rejects.toThrow(
      /damaged|changed|cut off/,
    )
    const [root = ''] = await readdir(temp)
    expect(await readdir(join(temp, root))).toEqual([])
  })
})

it('removes the copies that killed runs have left, and nothing else', async () => {
  const folder = async (name: string) => {
    await mkdir(join(base, name))
    await writeFile(join(base, name, 'x'), '', { mode: 0o400 })
    await chmod(join(base, name), 0o700)
  }
  // No process has such a number (Linux: at most 2^22).
  await folder('phonekeep-copies-99999999-abc')
  await folder(`phonekeep-copies-${process.pid}-abc`)
  await folder('phonekeep-copies-abc')
  await symlink(output, join(base, 'phonekeep-copies-99999998-abc'))
  await writeFile(join(output, 'kept'), '')
  await removeLeftCopies(base)
  const names = (await readdir(base)).filter(name => name.includes('copies')).sort()
  expect(names).toEqual(
    [`phonekeep-copies-${process.pid}-abc`, 'phonekeep-copies-99999998-abc', 'phonekeep-copies-abc'].sort(),
  )
  expect(await readdir(output)).toEqual(['kept'])
})
