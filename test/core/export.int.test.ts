import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  statfs,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planExport } from '../../src/core/jobs/export/plan-export'
import type { JobControls } from '../../src/core/jobs/run-job'
import { checkExport, runExport } from '../../src/core/jobs/export/run-export'
import { temporaryName } from '../../src/core/phone/temporary-name'
import type { BackupItem } from '../../src/core/format/backup-item'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { backUp } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { itemsOf, openAt, readStorage, type StoredFile } from '../restore-kit'
import { withSmallDisk } from '../small-disk'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let keys: OpenKeys
let before: Map<string, StoredFile>
let work = ''
let to = ''

beforeAll(async () => {
  keys = await createVaultKeys('correct horse')
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(65_536, 'b'),
    'Documents/empty.txt': '',
    'Movies/film.mp4': Buffer.alloc(6_000_000, 'film'),
  })
  before = await readStorage(storage.folder)
})
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  to = join(work, 'to')
  await mkdir(to)
})
afterEach(() => rm(work, { recursive: true, force: true }))
afterAll(storage.remove)

const make = async (kind: 'plain' | 'encrypted') => {
  const format = kind === 'plain' ? plainFormat : encryptedFormat(keys)
  const { folder } = await backUp(fixture(), { outputFolder: work, format })
  return await openAt(folder, kind === 'plain' ? null : keys)
}

describe.each(['plain', 'encrypted'] as const)('exporting from a backup, %s', kind => {
  const exportAll = async (options: JobControls & { items?: readonly BackupItem[] } = {}) => {
    const backup = await make(kind)
    const plan = planExport(options.items ?? (await itemsOf(backup)))
    return await runExport(plan, backup, to, options)
  }

  it('writes the phone’s files with their names and times, and nothing else', async () => {
    expect(await exportAll()).toMatchObject({
      status: 'done',
      exported: { count: 4 },
      renamed: 0,
      issues: [],
    })
    expect(await readStorage(to)).toEqual(before)
  })

  it('changes nothing that is there, and does nothing twice', async () => {
    await mkdir(join(to, 'DCIM/Camera'), { recursive: true })
    await writeFile(join(to, 'DCIM/Camera/a.jpg'), 'mine')
    expect(await exportAll()).toMatchObject({ exported: { count: 4 }, renamed: 1 })
    const first = await readStorage(to)
    expect(first.get('DCIM/Camera/a (2).jpg')).toEqual(before.get('DCIM/Camera/a.jpg'))
    expect(await readFile(join(to, 'DCIM/Camera/a.jpg'), 'utf8')).toBe('mine')
    expect(await exportAll()).toMatchObject({ exported: { count: 0 }, alreadyThere: { count: 4 } })
    expect(await readStorage(to)).toEqual(first)
  })

  it('leaves nothing half when it is cancelled, and goes on', async () => {
    const stop = new AbortController()
    const onProgress = () => stop.abort()
    expect(await exportAll({ signal: stop.signal, onProgress })).toMatchObject({ status: 'cancelled' })
    for (const [path, file] of await readStorage(to)) expect(before.get(path)).toEqual(file)
    // What a kill would have left.
    await mkdir(join(to, 'Movies'), { recursive: true })
    await writeFile(join(to, 'Movies', temporaryName()), 'half')
    expect(await exportAll()).toMatchObject({ status: 'done' })
    expect(await readStorage(to)).toEqual(before)
  })

  it('leaves out what is damaged, and names it', async () => {
    const backup = await make(kind)
    const items = await itemsOf(backup)
    const film = items.find(({ path }) => path.endsWith('film.mp4'))
    const file = join(backup.folder, film?.file ?? '')
    await chmod(file, 0o644)
    const bytes = await readFile(file)
    bytes[5_000_000] = (bytes[5_000_000] ?? 0) ^ 1
    await writeFile(file, bytes)
    const outcome = await runExport(planExport(items), backup, to)
    expect(outcome).toMatchObject({ status: 'done', exported: { count: 3 } })
    expect(outcome.issues).toMatchObject([
      { item: film?.path, code: 'damaged-in-backup', during: 'exporting' },
    ])
    expect([...(await readStorage(to)).keys()]).not.toContain('Movies/film.mp4')
  })

  it('stops cleanly when the backup’s drive is pulled', async () => {
    const backup = await make(kind)
    const plan = planExport(await itemsOf(backup))
    await rename(backup.folder, `${backup.folder} gone`)
    expect(await runExport(plan, backup, to)).toMatchObject({
      status: 'failed',
      error: { code: 'backup-gone' },
    })
    expect(await readStorage(to)).toEqual(new Map())
  })
})

it('leaves out what has a file where its folder should be, and does the others', async () => {
  const backup = await make('plain')
  await writeFile(join(to, 'DCIM'), 'a file with that name')
  await symlink(join(work, 'nowhere'), join(to, 'Movies'))
  await mkdir(join(to, 'Documents', temporaryName()), { recursive: true })
  const outcome = await runExport(planExport(await itemsOf(backup)), backup, to)
  expect(outcome).toMatchObject({ status: 'done', exported: { count: 1 } })
  expect(outcome.issues.map(({ code }) => code)).toEqual(['name-taken', 'name-taken', 'name-taken'])
})

it('is refused before it begins where it cannot go', async () => {
  const backup = await make('plain')
  const plan = planExport(await itemsOf(backup))
  const failing = async (folder: string, items = plan) =>
    await checkExport(items, backup, folder).then(
      () => null,
      (error: unknown) => error,
    )
  expect(await failing(to)).toBeNull()
  expect(await failing(to, [])).toMatchObject({ info: { code: 'nothing-to-restore' } })
  expect(await failing(backup.folder)).toMatchObject({ info: { code: 'folder-read-only' } })
  expect(await failing(join(backup.folder, 'Gallery'))).toMatchObject({ info: { code: 'folder-read-only' } })
  await symlink(backup.folder, join(work, 'link'))
  expect(await failing(join(work, 'link'))).toMatchObject({ info: { code: 'folder-read-only' } })
  await withSmallDisk(to, 8_000_000, async () => {
    expect(await failing(to)).toMatchObject({ info: { code: 'no-space' } })
  })
})

it('needs no room for what is there already', async () => {
  const backup = await make('plain')
  const plan = planExport(await itemsOf(backup))
  const { bavail, bsize } = await statfs(to)
  const tooLarge = bavail * bsize
  const huge = plan.map(planned => ({ ...planned, item: { ...planned.item, bytes: tooLarge } }))
  await expect(checkExport(huge, backup, to)).rejects.toMatchObject({ info: { code: 'no-space' } })
  for (const { file } of huge) {
    await mkdir(dirname(join(to, file)), { recursive: true })
    await writeFile(join(to, file), '')
    // A file with a hole takes no room.
    await truncate(join(to, file), tooLarge)
  }
  await expect(checkExport(huge, backup, to)).resolves.toBeUndefined()
})
