import type { link } from 'node:fs/promises'
import {
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkBeforeStart, requireOutputFolder } from '../../src/core/jobs/backup/check-before-start'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { backUp, essence, expectTrue, prepare, readAll, run } from '../backup-kit'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let output = ''
let keys: OpenKeys
let day = 1

beforeAll(async () => {
  keys = await createVaultKeys('correct horse')
})
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-output-'))
  await storage.fill({
    'DCIM/Camera/a.jpg': Buffer.alloc(300_000, 'a'),
    'DCIM/Camera/b.jpg': Buffer.alloc(200_000, 'b'),
    'Movies/film.mp4': Buffer.alloc(9_000_000, 'film'),
    'Documents/empty.txt': '',
  })
})
afterEach(async () => {
  fixture().phone.setFaults({})
  await rm(output, { recursive: true, force: true })
  await rm(join(storage.folder, 'DCIM'), { recursive: true, force: true })
})
afterAll(storage.remove)

const nextDay = () => new Date(2026, 0, day++)
const noLinks: typeof link = () =>
  Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM', syscall: 'link' }))

describe.each(['plain', 'encrypted'] as const)('a second backup, %s', kind => {
  const format = () => (kind === 'plain' ? plainFormat : encryptedFormat(keys))
  const open = () => (kind === 'plain' ? null : keys)
  const options = () => ({ outputFolder: output, format: format(), startedAt: nextDay() })

  it('of an unchanged phone moves no bytes, and is whole', async () => {
    const first = await backUp(fixture(), options())
    const prepared = await prepare(fixture(), options())
    // Whoever asked the phone for a file now would hear of it.
    fixture().phone.setFaults({ failAfter: 0 })
    const second = await run(fixture(), prepared)
    fixture().phone.setFaults({})
    expect(second).toMatchObject({
      status: 'done',
      issues: [],
      totals: { copied: { count: 0 }, linked: { count: 4 }, checkedByPhone: 0, reread: { count: 4 } },
      since: { new: 0, changed: 0, vanished: 0 },
    })
    expect(essence(await expectTrue(second.folder, storage.folder, open()))).toEqual(
      essence(await readAll(first.folder, open())),
    )
    for (const { file } of await readAll(second.folder, open())) {
      expect((await stat(join(second.folder, file))).nlink).toBe(2)
    }
    await rm(first.folder, { recursive: true })
    await expectTrue(second.folder, storage.folder, open())
  })

  it('counts what is new, changed and gone, and moves only that', async () => {
    await backUp(fixture(), options())
    await storage.fill({ 'DCIM/Camera/c.jpg': 'new', 'DCIM/Camera/a.jpg': 'another' })
    await rm(join(storage.folder, 'DCIM/Camera/b.jpg'))
    const second = await backUp(fixture(), options())
    expect(second).toMatchObject({
      status: 'done',
      totals: { copied: { count: 2 }, linked: { count: 2 } },
      since: { new: 1, changed: 1, vanished: 1 },
    })
    expect(await expectTrue(second.folder, storage.folder, open())).toHaveLength(4)
  })

  it('is whole on a disk without links as well', async () => {
    await backUp(fixture(), options())
    const second = await run(fixture(), await prepare(fixture(), options()), {}, { makeLink: noLinks })
    expect(second).toMatchObject({ status: 'done', totals: { copied: { count: 0 }, linked: { count: 4 } } })
    for (const { file } of await expectTrue(second.folder, storage.folder, open())) {
      expect((await stat(join(second.folder, file))).nlink).toBe(1)
    }
  })

  it('needs room for what is new only', async () => {
    await backUp(fixture(), options())
    const { freeBytes } = await requireOutputFolder(output)
    const prepared = await prepare(fixture(), options())
    await expect(checkBeforeStart(prepared)).resolves.toBeUndefined()
    const huge = prepared.steps.link.map(step => ({
      ...step,
      planned: { ...step.planned, item: { ...step.planned.item, bytes: freeBytes } },
    }))
    // Shared files take no room, however large they are.
    await expect(
      checkBeforeStart({ ...prepared, steps: { ...prepared.steps, link: huge } }),
    ).resolves.toBeUndefined()
    const copy = huge.map(({ planned }) => planned)
    await expect(checkBeforeStart({ ...prepared, steps: { ...prepared.steps, copy } })).rejects.toMatchObject(
      {
        info: { code: 'no-space' },
      },
    )
  })

  it('takes nothing from an earlier one that is not what it says', async () => {
    const first = await backUp(fixture(), options())
    const lines = await readAll(first.folder, open())
    const file = (name: string) =>
      join(first.folder, lines.find(({ path }) => path.endsWith(name))?.file ?? '')
    await rm(file('a.jpg'))
    // Links that a stranger put there lead elsewhere.
    await rename(file('b.jpg'), join(output, 'elsewhere'))
    await symlink(join(output, 'elsewhere'), file('b.jpg'))
    const second = await backUp(fixture(), options())
    expect(second).toMatchObject({ status: 'done', totals: { copied: { count: 2 }, linked: { count: 2 } } })
    for (const line of await expectTrue(second.folder, storage.folder, open())) {
      expect((await lstat(join(second.folder, line.file))).isFile()).toBe(true)
    }
  })

  it('asks the phone about what may have changed in the second it was saved', async () => {
    const now = Math.floor(Date.now() / 1000)
    const photo = join(storage.folder, 'DCIM/Camera/a.jpg')
    await utimes(photo, now, now)
    await backUp(fixture(), { ...options(), startedAt: new Date(now * 1000) })
    await writeFile(photo, Buffer.alloc(300_000, 'z'))
    await utimes(photo, now, now)
    const second = await backUp(fixture(), { ...options(), startedAt: new Date((now + 60) * 1000) })
    expect(second).toMatchObject({ status: 'done', totals: { copied: { count: 1 }, linked: { count: 3 } } })
    await expectTrue(second.folder, storage.folder, open())
  })
})

describe('a plain backup after an earlier one', () => {
  it('shares files by name and time, and copies one that was written to since', async () => {
    const first = await backUp(fixture(), { outputFolder: output, startedAt: nextDay() })
    const lines = await readAll(first.folder)
    const photo = join(first.folder, lines.find(({ path }) => path.endsWith('a.jpg'))?.file ?? '')
    await rm(photo)
    await writeFile(photo, Buffer.alloc(300_000, 'x'))
    const second = await backUp(fixture(), { outputFolder: output, startedAt: nextDay() })
    expect(second.totals).toMatchObject({ copied: { count: 1 }, linked: { count: 3 } })
    await expectTrue(second.folder, storage.folder)
  })

  it('shares a file whose time the disk has lost, after reading it', async () => {
    const first = await backUp(fixture(), { outputFolder: output, startedAt: nextDay() })
    for (const { file } of await readAll(first.folder)) await utimes(join(first.folder, file), 1, 1)
    const second = await backUp(fixture(), { outputFolder: output, startedAt: nextDay() })
    expect(second.totals).toMatchObject({ copied: { count: 0 }, linked: { count: 4 } })
  })

  it('does not build on an encrypted one, nor the other way round', async () => {
    await backUp(fixture(), { outputFolder: output, format: encryptedFormat(keys), startedAt: nextDay() })
    const plain = await backUp(fixture(), { outputFolder: output, startedAt: nextDay() })
    expect(plain).toMatchObject({ totals: { copied: { count: 4 } }, since: null })
    const other = encryptedFormat(await createVaultKeys('another'))
    const sealed = await backUp(fixture(), { outputFolder: output, format: other, startedAt: nextDay() })
    expect(sealed).toMatchObject({ totals: { copied: { count: 4 } }, since: null })
  })
})

it('an encrypted backup shows no name, no time and no word of what is in it', async () => {
  await storage.fill({ 'DCIM/Camera/secretparty.jpg': 'confidential words' })
  const { folder } = await backUp(fixture(), { outputFolder: output, format: encryptedFormat(keys) })
  const entries = await readdir(output, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    expect(path).not.toMatch(/secretparty|Camera|jpg/)
    if (!entry.isFile()) continue
    const text = (await readFile(path)).toString('latin1')
    expect(text).not.toMatch(/secretparty|Camera|confidential|"mtime"/)
    expect((await stat(path)).mtimeMs).toBeGreaterThan(Date.UTC(2026, 0, 1))
  }
  expect(folder).not.toBe('')
})
