import {
  appendFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { fileVersion } from '../../src/core/format/index-line'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { backUp, prepare, tryRun, expectTrue, readAll } from '../backup-kit'
import { useBackups } from '../backup-fixture'
import { expectTidy, withoutLines } from '../partial-kit'

const { fixture, storage, output, keys, formatOf } = await useBackups()
const film = join(storage.folder, 'Movies/film.mp4')
let day = 1

beforeEach(() =>
  storage.fill({
    'DCIM/a.jpg': Buffer.alloc(300_000, 'a'),
    'Movies/film.mp4': Buffer.alloc(9_000_000, 'film'),
    'Documents/note.txt': 'a note',
  }),
)

const options = () => ({ outputFolder: output(), startedAt: new Date(2026, 0, day++) })

it('never writes on in a file that another backup shares', async () => {
  const first = await backUp(fixture(), options())
  const second = await backUp(fixture(), options())
  expect(second.totals.linked.count).toBe(3)
  await withoutLines(second.folder)
  const before = await readFile(join(first.folder, 'Videos/Movies/film.mp4'))
  // It begins with the very bytes that lie there under the same name.
  await appendFile(film, Buffer.alloc(2_000_000, 'more'))
  const third = await backUp(fixture(), options())
  expect(third).toMatchObject({ status: 'done', folder: second.folder, issues: [] })
  await expectTrue(third.folder, storage.folder)
  expect((await readFile(join(first.folder, 'Videos/Movies/film.mp4'))).equals(before)).toBe(true)
  await expectTidy(first.folder)
  await expectTidy(third.folder)
})

it('puts links aside that two kills in a row left without lines', async () => {
  await backUp(fixture(), options())
  const second = await backUp(fixture(), options())
  const lines = await readAll(second.folder)
  const partial = await withoutLines(second.folder)
  await mkdir(join(partial, '.incoming'))
  for (const { path, bytes, mtime, file } of lines) {
    const part = plainFormat.partName(path, fileVersion(bytes, mtime))
    await link(join(partial, file), join(partial, '.incoming', part))
  }
  const third = await backUp(fixture(), options())
  expect(third).toMatchObject({ status: 'done', issues: [], totals: { linked: { count: 3 } } })
  await expectTidy(third.folder)
})

it('goes on with a film that has its place and no line, instead of moving it again', async () => {
  const first = await backUp(fixture(), options())
  await withoutLines(first.folder)
  const sent = fixture().phone.bytesSent()
  const second = await backUp(fixture(), options())
  expect(second).toMatchObject({ status: 'done', folder: first.folder, issues: [] })
  expect(fixture().phone.bytesSent() - sent).toBeLessThan(2_000_000)
  await expectTrue(second.folder, storage.folder)
})

it('throws nothing away that has no line and is no longer on the phone', async () => {
  const first = await backUp(fixture(), options())
  await withoutLines(first.folder, line => !line.includes('note.txt'))
  await rm(join(storage.folder, 'Documents/note.txt'))
  // Where a file was there is a folder now.
  await storage.fill({ 'Documents/note.txt/inner.txt': 'inside' })
  const second = await backUp(fixture(), options())
  expect(second).toMatchObject({
    status: 'done',
    issues: [
      { code: 'kept-aside', detail: { saidBy: 'app', text: 'Unlisted/Documents/Documents/note.txt' } },
    ],
    totals: { kept: { count: 2 } },
  })
  await expectTidy(second.folder)
  expect(await readdir(join(second.folder, 'Documents/Documents'))).toEqual(['note.txt'])
  expect(await readFile(join(second.folder, 'Unlisted/Documents/Documents/note.txt'), 'utf8')).toBe('a note')
  await rm(join(storage.folder, 'Documents/note.txt'), { recursive: true })
  await withoutLines(second.folder, line => !line.includes('inner.txt'))
  const third = await backUp(fixture(), options())
  await expectTidy(third.folder)
  expect(await readdir(third.folder)).not.toContain('Documents')
})

it.each([0, 1])(
  'takes zeros at the end of a list for what a power cut leaves, behind %i lines',
  async lines => {
    const first = await backUp(fixture(), options())
    const partial = await withoutLines(first.folder, () => true)
    const index = await readFile(join(partial, 'index.jsonl'))
    const whole = lines === 0 ? 0 : index.indexOf('\n') + 1
    await writeFile(
      join(partial, 'index.jsonl'),
      Buffer.concat([index.subarray(0, whole), Buffer.alloc(100_000)]),
    )
    const sent = fixture().phone.bytesSent()
    const second = await backUp(fixture(), options())
    // Where their names say what they are nothing is copied again: large ones are compared with the phone, small ones are small.
    expect(second).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: lines } } })
    expect(fixture().phone.bytesSent() - sent).toBeLessThan(2_000_000)
    await expectTrue(second.folder, storage.folder)
    await expectTidy(second.folder)
  },
)

it('leaves a partial backup alone whose list is damaged, and shares what is left of it', async () => {
  const first = await backUp(fixture(), options())
  const partial = await withoutLines(first.folder, () => true)
  const index = await readFile(join(partial, 'index.jsonl'))
  await writeFile(
    join(partial, 'index.jsonl'),
    Buffer.concat([Buffer.alloc(index.length), index.subarray(-20)]),
  )
  await rm(join(storage.folder, 'DCIM/a.jpg'))
  const second = await backUp(fixture(), options())
  expect(second).toMatchObject({ status: 'done', issues: [], totals: { copied: { count: 2 } } })
  expect(await readFile(join(partial, 'Gallery/DCIM/a.jpg'))).toHaveLength(300_000)
})

it('keeps what is listed, not as it was, and no longer on the phone', async () => {
  const first = await backUp(fixture(), options())
  const partial = await withoutLines(first.folder, () => true)
  const photo = join(partial, 'Gallery/DCIM/a.jpg')
  await rm(photo)
  await writeFile(photo, 'half of it')
  await rm(join(storage.folder, 'DCIM/a.jpg'))
  const second = await backUp(fixture(), options())
  expect(second).toMatchObject({ status: 'done', issues: [{ code: 'kept-aside' }] })
  expect(await readFile(join(second.folder, 'Unlisted/Gallery/DCIM/a.jpg'), 'utf8')).toBe('half of it')
})

it('does not end a run over one folder that is a link, when it shares files with an earlier backup', async () => {
  await backUp(fixture(), options())
  const second = await backUp(fixture(), options())
  const partial = await withoutLines(second.folder, line => !line.includes('a.jpg'))
  const elsewhere = join(output(), 'elsewhere')
  await mkdir(elsewhere)
  await rm(join(partial, 'Gallery'), { recursive: true })
  await symlink(elsewhere, join(partial, 'Gallery'))
  const third = await backUp(fixture(), options())
  expect(third).toMatchObject({ status: 'done', issues: [{ code: 'name-taken' }] })
  expect(await readdir(elsewhere)).toEqual([])
})

it('does not run on a plan that another run has overtaken', async () => {
  await backUp(fixture(), options())
  const early = await prepare(fixture(), options())
  await backUp(fixture(), options())
  expect(await tryRun(fixture(), early)).toMatchObject({
    status: 'failed',
    error: { code: 'folder-busy' },
    folder: null,
  })
})

it('follows no link in a partial backup', async () => {
  const first = await backUp(fixture(), options())
  const partial = await withoutLines(first.folder, line => !line.includes('a.jpg'))
  const elsewhere = join(output(), 'elsewhere')
  await mkdir(elsewhere)
  await writeFile(join(elsewhere, 'a.jpg'), 'mine')
  await rm(join(partial, 'Gallery'), { recursive: true })
  await symlink(elsewhere, join(partial, 'Gallery'))
  const second = await backUp(fixture(), options())
  expect(second).toMatchObject({ status: 'done', issues: [{ code: 'name-taken' }] })
  expect(await readFile(join(elsewhere, 'a.jpg'), 'utf8')).toBe('mine')
  expect(await readdir(elsewhere)).toEqual(['a.jpg'])
})

it('asks the phone about a kept file that may have changed in the second it was saved', async () => {
  const now = Math.floor(Date.now() / 1000)
  await utimes(film, now, now)
  const first = await backUp(fixture(), { ...options(), startedAt: new Date(now * 1000) })
  await withoutLines(first.folder, line => !line.includes('a.jpg'))
  await writeFile(film, Buffer.alloc(9_000_000, 'mlif'))
  await utimes(film, now, now)
  const second = await backUp(fixture(), { ...options(), startedAt: new Date((now + 60) * 1000) })
  expect(second).toMatchObject({ status: 'done', issues: [] })
  await expectTrue(second.folder, storage.folder)
})

describe.each(['plain', 'encrypted'] as const)('%s', kind => {
  it('removes the folder of a run that was killed before it had begun, and no other', async () => {
    const first = await backUp(fixture(), { ...options(), format: formatOf(kind) })
    const phoneFolder = dirname(first.folder)
    await mkdir(join(phoneFolder, '2026-01-01 00.00.00.partial/.incoming'), { recursive: true })
    await writeFile(join(phoneFolder, '2026-01-01 00.00.00.partial/backup.json.new'), '{"form')
    await mkdir(join(phoneFolder, 'mine.partial'))
    await writeFile(join(phoneFolder, 'mine.partial/letter.txt'), 'dear')
    const second = await backUp(fixture(), { ...options(), format: formatOf(kind) })
    expect((await readdir(phoneFolder)).sort()).toEqual(
      [basename(first.folder), basename(second.folder), 'mine.partial'].sort(),
    )
  })

  it('finishes a backup whose manifest was the last thing written', async () => {
    const first = await backUp(fixture(), { ...options(), format: formatOf(kind) })
    await rename(first.folder, `${first.folder}.partial`)
    if (kind === 'encrypted') await writeFile(join(`${first.folder}.partial`, 'journal'), 'torn')
    const second = await backUp(fixture(), { ...options(), format: formatOf(kind) })
    expect(second.totals).toMatchObject({ linked: { count: 3 }, copied: { count: 0 } })
    await expectTidy(first.folder)
    expect(await readAll(first.folder, kind === 'plain' ? null : keys())).toHaveLength(3)
  })
})
