import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BackupItem } from '../../src/core/format/backup-item'
import { openBackup, type OpenBackup } from '../../src/core/library/open-backup'
import { openBackupCatalog, type BackupCatalog } from '../../src/core/app/backup-catalog'
import { createBackupSource } from '../../src/core/media/backup-source'
import { createReadableCopies, removeLeftCopies } from '../../src/core/app/readable-copies'
import type { CatalogView } from '../../src/shared/model/catalog'
import { backUp } from '../backup-kit'
import { encryptFor } from '../forge-backup'
import { password, useBackups } from '../backup-fixture'

const { fixture, storage, output: base, keys, formatOf } = await useBackups()
const output = () => join(base(), 'out')

beforeAll(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(100_000, 'a'),
    'DCIM/sub/a.jpg': 'another',
    'Documents/b.txt': 'b',
  }),
)
beforeEach(() => mkdir(output()))

describe.each(['plain', 'encrypted'] as const)('a %s backup', kind => {
  let backup: OpenBackup
  let catalog: BackupCatalog
  let views: CatalogView[] = []
  const itemOf = (end: string): BackupItem => catalog.items.find(({ path }) => path.endsWith(end))!

  beforeEach(async () => {
    backup = await openBackup(
      (await backUp(fixture(), { outputFolder: output(), format: formatOf(kind) })).folder,
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
    await rename(backup.folder, join(base(), 'away'))
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
      await writeFile(place, await encryptFor(keys().recipient, Buffer.from('x')))
      await expect(source.readHead(item, 10)).rejects.toThrow('backup-damaged')
      await expect(source.readWhole(item, 10)).rejects.toThrow('backup-damaged')
      const copies = createReadableCopies(base())
      await expect(copies.make(backup, [item], 'look')).rejects.toThrow('backup-damaged')
      await copies.removeAll()
    })

  it('gives copies of its items, never its own files, and takes them back', async () => {
    const temp = join(base(), 'temp')
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
    const temp = join(base(), 'temp')
    await mkdir(temp)
    const copies = createReadableCopies(temp)
    const hurt = itemOf('b.txt')
    await rm(join(backup.folder, hurt.file))
    await symlink(join(base(), 'secret'), join(backup.folder, hurt.file))
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
    await mkdir(join(base(), name))
    await writeFile(join(base(), name, 'x'), '', { mode: 0o400 })
    await chmod(join(base(), name), 0o700)
  }
  // No process has such a number (Linux: at most 2^22).
  await folder('phonekeep-copies-99999999-abc')
  await folder(`phonekeep-copies-${process.pid}-abc`)
  await folder('phonekeep-copies-abc')
  await symlink(output(), join(base(), 'phonekeep-copies-99999998-abc'))
  await writeFile(join(output(), 'kept'), '')
  await removeLeftCopies(base())
  const names = (await readdir(base())).filter(name => name.includes('copies')).sort()
  expect(names).toEqual(
    [`phonekeep-copies-${process.pid}-abc`, 'phonekeep-copies-99999998-abc', 'phonekeep-copies-abc'].sort(),
  )
  expect(await readdir(output())).toEqual(['kept'])
})
