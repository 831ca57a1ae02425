import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { listPhone } from '../src/core/app/list-phone'
import { createCatalog } from '../src/core/data/catalog'
import type { Make, SourceItem } from '../src/core/data/item'
import type { DataSource, Listing } from '../src/core/data/source'
import { sources } from '../src/core/data/sources'
import { encryptedFormat } from '../src/core/format/encrypted/encrypted-format'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { referenceOf, type IndexLine } from '../src/core/format/index-line'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { readManifest } from '../src/core/format/read-manifest'
import { planOnEarlier, type PreparedBackup } from '../src/core/jobs/backup/plan-on-earlier'
import type { RunOptions } from '../src/core/jobs/backup/run'
import { runBackup } from '../src/core/jobs/backup/run-backup'
import { withKeys } from '../src/core/library/open-backup'
import { internalStorage } from '../src/core/phone/place'
import { requireMade, type MadeBackup } from './backup-kit'
import { createLightKeys } from './light-keys'
import { createMemoryPhone, type MemoryPhone } from './phone-in-memory/memory-phone'
import type { MemoryPhoneOptions } from './phone-in-memory/memory-state'

/** The one file of its storage. */
export const photo = `${internalStorage}/DCIM/a.jpg`

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export interface MadeKit {
  readonly phone: () => MemoryPhone
  readonly keys: () => OpenKeys
  /** Plans a backup of what these sources find. */
  readonly prepare: (from: readonly DataSource[], opened: OpenKeys | null) => Promise<PreparedBackup>
  /** Backs up what these sources find. */
  readonly backUpFrom: (from: readonly DataSource[], opened: OpenKeys | null) => Promise<MadeBackup>
  /** Backs up the photo, and items of another source. */
  readonly backUp: (
    items: readonly SourceItem[],
    opened: OpenKeys | null,
    options?: RunOptions,
  ) => Promise<MadeBackup>
}

/** A phone in memory, and backups of what is no file, for each test. */
export function useMadeItems(phoneOptions: MemoryPhoneOptions = {}): MadeKit {
  let output = ''
  let keys: OpenKeys | null = null
  let phone: MemoryPhone = createMemoryPhone(phoneOptions)
  let day = 1
  beforeEach(async () => {
    output = await mkdtemp(join(tmpdir(), 'phonekeep-made-'))
    keys ??= await createLightKeys('correct horse')
    phone = createMemoryPhone(phoneOptions)
    phone.files.set(photo, { content: Buffer.from('a photo'), modifiedAt: 1_600_000_000 })
  })
  afterEach(() => rm(output, { recursive: true, force: true }))

  const prepare: MadeKit['prepare'] = async (from, opened) => {
    const { details } = phone
    const listed = createCatalog()
    const connection = await phone.open({})
    const listings = await listPhone({ phone: connection, details, emit: listed.add }, from)
    connection.close()
    const startedAt = new Date(2026, 10, day++, 14, 30, 5)
    const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
    return await planOnEarlier(input, output, opened ? encryptedFormat(opened) : plainFormat)
  }
  return {
    phone: () => phone,
    keys: () => {
      if (!keys) throw new Error('The keys are not there yet')
      return keys
    },
    prepare,
    backUpFrom: async (from, opened) =>
      requireMade(await runBackup(await prepare(from, opened), { phone, createdBy: 'test' })),
    backUp: async (items, opened, options = {}) => {
      const prepared = await prepare([...sources, sourceOf(items)], opened)
      return requireMade(await runBackup(prepared, { phone, createdBy: 'test' }, options))
    },
  }
}

/** A source that makes these items, whatever is selected. */
function sourceOf(items: readonly SourceItem[]): DataSource {
  const listing: Listing = {
    source: 'notes',
    plan: () => items,
    references: () => items.map(referenceOf),
  }
  return { kind: 'notes' as never, list: () => Promise.resolve(listing) }
}

/** Answers with these pieces, one after the other, and ends with a version. */
export function making(pieces: readonly string[], end: () => string): Make {
  return async (_, write) => {
    for (const piece of pieces) await write(Buffer.from(piece))
    return end()
  }
}

export function made(key: string, version: string, make: Make): SourceItem {
  return {
    ...{ source: 'notes', key, version, entries: 3, category: 'notes' },
    ...{ bytes: 10, modifiedAt: 1_650_000_000, place: ['Notes', `${key}.txt`] },
    from: { kind: 'made', make },
  }
}

/** By path, or by key. */
export async function linesOf(
  { folder }: MadeBackup,
  opened: OpenKeys | null,
): Promise<Map<string, IndexLine>> {
  const backup = withKeys(folder, await readManifest(folder), opened)
  const lines = new Map<string, IndexLine>()
  for await (const line of backup.items(number => expect.fail(`line ${number}`)))
    lines.set(line.source === undefined ? line.path : line.key, line)
  return lines
}

export async function contentOf(
  { folder }: MadeBackup,
  opened: OpenKeys | null,
  file: string,
): Promise<string> {
  const backup = withKeys(folder, await readManifest(folder), opened)
  const pieces: Buffer[] = []
  for await (const piece of backup.read(file)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString()
}
