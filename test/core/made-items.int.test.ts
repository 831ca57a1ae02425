import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCatalog } from '../../src/core/data/catalog'
import type { Make, SourceItem } from '../../src/core/data/item'
import { listPhone } from '../../src/core/app/list-phone'
import { filesSource } from '../../src/core/data/files/files-source'
import type { DataSource, Listing } from '../../src/core/data/source'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import type { IndexLine, SourceLine } from '../../src/core/format/index-line'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { readManifest } from '../../src/core/format/read-manifest'
import { planOnEarlier } from '../../src/core/jobs/backup/plan-on-earlier'
import type { RunOptions } from '../../src/core/jobs/backup/run'
import { runBackup } from '../../src/core/jobs/backup/run-backup'
import { verifyBackup } from '../../src/core/jobs/verify/verify-backup'
import { withKeys } from '../../src/core/library/open-backup'
import { PhoneError } from '../../src/core/phone/phone-error'
import { internalStorage } from '../../src/core/phone/place'
import { requireMade, type MadeBackup } from '../backup-kit'
import { createMemoryPhone, type MemoryPhone } from '../phone-in-memory/memory-phone'
import { openAt } from '../restore-kit'

const photo = `${internalStorage}/DCIM/a.jpg`
const program = '/data/app/org.example/base.apk'
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

let output = ''
let keys: OpenKeys
let phone: MemoryPhone
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-made-'))
  keys = await createVaultKeys('correct horse')
  phone = createMemoryPhone()
  phone.files.set(photo, { content: Buffer.from('a photo'), modifiedAt: 1_600_000_000 })
})
afterEach(() => rm(output, { recursive: true, force: true }))

/** Answers from a list of pieces, one after the other, and ends with a version. */
function making(pieces: readonly string[], end: () => string): Make {
  return async (_, write) => {
    for (const piece of pieces) await write(Buffer.from(piece))
    return end()
  }
}

function made(key: string, version: string, make: Make): SourceItem {
  return {
    ...{ source: 'notes', key, version, entries: 3, category: 'notes' },
    ...{ bytes: 10, modifiedAt: 1_650_000_000, place: ['Notes', `${key}.txt`] },
    from: { kind: 'made', make },
  }
}

let day = 1
async function backUp(items: readonly SourceItem[], opened: OpenKeys | null, options: RunOptions = {}) {
  const format = opened ? encryptedFormat(opened) : plainFormat
  const { details } = phone
  const listed = createCatalog()
  const connection = await phone.open({})
  const [files] = await listPhone({ phone: connection, details, emit: listed.add })
  connection.close()
  const notes: Listing = {
    source: 'notes',
    plan: () => items,
    references: () => items.map(({ key }) => `notes\0${key}`),
  }
  const startedAt = new Date(2026, 10, day++, 14, 30, 5)
  const input = {
    phone: details,
    listed,
    listings: files ? [files, notes] : [],
    selected: listed.entries,
    startedAt,
  }
  const prepared = await planOnEarlier(input, output, format)
  return requireMade(await runBackup(prepared, { phone, createdBy: 'test' }, options))
}

async function linesOf({ folder }: MadeBackup, opened: OpenKeys | null): Promise<Map<string, IndexLine>> {
  const backup = withKeys(folder, await readManifest(folder), opened)
  const lines = new Map<string, IndexLine>()
  for await (const line of backup.items(number => expect.fail(`line ${number}`)))
    lines.set(line.source === undefined ? line.path : line.key, line)
  return lines
}

async function contentOf({ folder }: MadeBackup, opened: OpenKeys | null, file: string): Promise<string> {
  const backup = withKeys(folder, await readManifest(folder), opened)
  const pieces: Buffer[] = []
  for await (const piece of backup.read(file)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}

describe.each([['plain'], ['encrypted']] as const)('what is made from what the phone tells, %s', kind => {
  const opened = () => (kind === 'plain' ? null : keys)

  it('is saved beside the files with its version, and verified', async () => {
    const backup = await backUp(
      [
        made(
          'one',
          'v1',
          making(['first ', 'second'], () => 'v1'),
        ),
      ],
      opened(),
    )
    expect(backup).toMatchObject({ status: 'done', issues: [], totals: { checkedByVersion: 1 } })
    const line = (await linesOf(backup, opened())).get('one')
    expect(line).toMatchObject({
      ...{ source: 'notes', key: 'one', version: 'v1', entries: 3, place: 'Notes/one.txt' },
      ...{ bytes: 12, mtime: 1_650_000_000, checked: 'version', sha256: sha256(Buffer.from('first second')) },
    })
    expect(await contentOf(backup, opened(), line?.file ?? '')).toBe('first second')
    expect(await readManifest(backup.folder)).toMatchObject({ version: 2 })
    expect(await verifyBackup(await openAt(backup.folder, opened()))).toMatchObject({
      status: 'done',
      issues: [],
    })
  })

  it('is not asked for again while its version is the same', async () => {
    await backUp(
      [
        made(
          'one',
          'v1',
          making(['text'], () => 'v1'),
        ),
      ],
      opened(),
    )
    const never: Make = () => expect.fail('it was made again')
    const second = await backUp([made('one', 'v1', never)], opened())
    expect(second).toMatchObject({
      totals: { linked: { count: 2 }, copied: { count: 0 } },
      since: { new: 0, changed: 0, vanished: 0 },
    })
    expect((await linesOf(second, opened())).get('one')).toMatchObject({ version: 'v1', checked: 'version' })
    const third = await backUp(
      [
        made(
          'two',
          'v1',
          making(['two'], () => 'v1'),
        ),
      ],
      opened(),
    )
    expect(third).toMatchObject({ since: { new: 1, changed: 0, vanished: 1 } })
  })

  it('that changes meanwhile is made again; one that never rests is a problem of its own', async () => {
    let version = 1
    const settling = made(
      'settling',
      'v1',
      making(['text'], () => `v${(version = Math.min(version + 1, 2))}`),
    )
    let restless = 1
    const never = made(
      'restless',
      'v1',
      making(['text'], () => `v${++restless}`),
    )
    const backup = await backUp([settling, never], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/restless.txt', during: 'copying', code: 'changed-while-copying' }],
    })
    const lines = await linesOf(backup, opened())
    expect(lines.get('settling')).toMatchObject({ version: 'v2' })
    expect([...lines.keys()].sort()).toEqual([photo, 'settling'])
  })

  it('is made from its beginning when the phone was away, and given up when it goes each time', async () => {
    let tries = 0
    const flaky: Make = async (_, write) => {
      await write(Buffer.from('half '))
      if (++tries < 2) throw new PhoneError('gone', 'It was unplugged')
      await write(Buffer.from('whole'))
      return 'v1'
    }
    const hopeless: Make = async (_, write) => {
      await write(Buffer.from('half'))
      throw new PhoneError('gone', 'It was unplugged')
    }
    phone.onWait = () => undefined
    const backup = await backUp([made('flaky', 'v1', flaky), made('hopeless', 'v1', hopeless)], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/hopeless.txt', code: 'phone-failed' }],
    })
    const line = (await linesOf(backup, opened())).get('flaky')
    expect(await contentOf(backup, opened(), line?.file ?? '')).toBe('half whole')
  })

  it('that the phone refuses is a problem, and the rest is saved', async () => {
    const refused: Make = () =>
      Promise.reject(new PhoneError('refused', 'No such provider', { refusal: 'denied' }))
    const backup = await backUp([made('refused', 'v1', refused)], opened())
    expect(backup).toMatchObject({
      status: 'done',
      issues: [{ item: 'Notes/refused.txt', code: 'refused-by-phone', detail: { saidBy: 'phone' } }],
    })
    expect([...(await linesOf(backup, opened())).keys()]).toEqual([photo])
  })

  it('is kept by a run that goes on, and made again where it has changed', async () => {
    const stop = new AbortController()
    const last: Make = () => {
      stop.abort()
      return Promise.reject(new PhoneError('gone', 'It was unplugged'))
    }
    const one = made(
      '1',
      'v1',
      making(['one'], () => 'v1'),
    )
    const two = made(
      '2',
      'v1',
      making(['two'], () => 'v1'),
    )
    const waiting: Make = async (...args) => {
      // Only when the others are there.
      for (let tries = 0; tries < 100; tries++) await new Promise(resolve => setTimeout(resolve, 2))
      return await last(...args)
    }
    const first = await backUp([one, two, made('3', 'v1', waiting)], opened(), { signal: stop.signal })
    expect(first.status).toBe('cancelled')
    expect([...(await linesOf(first, opened())).keys()].sort()).toEqual([photo, '1', '2'].sort())
    const never: Make = () => expect.fail('it was made again')
    const third = made(
      '3',
      'v1',
      making(['three'], () => 'v1'),
    )
    const second = await backUp(
      [
        made('1', 'v1', never),
        made(
          '2',
          'v2',
          making(['two anew'], () => 'v2'),
        ),
        third,
      ],
      opened(),
    )
    expect(second).toMatchObject({ status: 'done', issues: [], totals: { kept: { count: 2 } } })
    const lines = await linesOf(second, opened())
    expect(await contentOf(second, opened(), lines.get('2')?.file ?? '')).toBe('two anew')
    expect(await readdir(second.folder)).not.toContain('Unlisted')
    expect(await verifyBackup(await openAt(second.folder, opened()))).toMatchObject({ issues: [] })
  })

  it('may be a file of the phone outside of its storage: copied, and held against its hash', async () => {
    const content = Buffer.from('a program')
    phone.files.set(program, { content, modifiedAt: 1_640_000_000 })
    const item: SourceItem = {
      ...made(
        'org.example/base.apk',
        '42',
        making([], () => ''),
      ),
      ...{ source: 'notes', bytes: content.length, modifiedAt: 1_640_000_000 },
      from: { kind: 'file', path: program },
    }
    const line = (backup: MadeBackup) =>
      linesOf(backup, opened()).then(lines => lines.get(item.key) as SourceLine)
    expect(await line(await backUp([item], opened()))).toMatchObject({ version: '42', checked: 'sha256' })
    // Another one than was listed has another version, whatever it is.
    const newer = Buffer.from('a newer program')
    phone.files.set(program, { content: newer, modifiedAt: 1_640_000_999 })
    const changed = await line(await backUp([{ ...item, version: '43' }], opened()))
    expect(changed).toMatchObject({ bytes: newer.length, sha256: sha256(newer) })
    expect(changed.version).toBeUndefined()
  })
})

it('lies in its folder, readable by anybody', async () => {
  const { folder } = await backUp(
    [
      made(
        'one',
        'v1',
        making(['text'], () => 'v1'),
      ),
    ],
    null,
  )
  expect(await readFile(join(folder, 'Notes/one.txt'), 'utf8')).toBe('text')
})

it('what the phone does not let anybody list is a problem, and has not vanished; the files have to be listed', async () => {
  await backUp(
    [
      made(
        'one',
        'v1',
        making(['text'], () => 'v1'),
      ),
    ],
    null,
  )
  const refusing = (kind: string): DataSource => ({
    kind: kind as 'files',
    list: () => Promise.reject(new PhoneError('refused', 'Permission denied')),
  })
  const { details } = phone
  const connection = await phone.open({})
  const listed = createCatalog()
  const list = (from: readonly DataSource[]) =>
    listPhone({ phone: connection, details, emit: listed.add }, from)
  const listings = await list([filesSource, refusing('notes')])
  expect(listings.map(({ source }) => source)).toEqual(['files'])
  expect(listed.problems).toMatchObject([
    { item: 'notes', during: 'listing', code: 'refused-by-phone', detail: { saidBy: 'phone' } },
  ])
  const startedAt = new Date(2026, 10, day++, 14, 30, 5)
  const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
  expect((await planOnEarlier(input, output, plainFormat)).steps.since).toMatchObject({ vanished: 0 })
  await expect(list([refusing('files')])).rejects.toThrow('Permission denied')
})
