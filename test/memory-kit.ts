import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { createCatalog } from '../src/core/data/catalog'
import { sources } from '../src/core/data/sources'
import { listPhone } from '../src/core/app/list-phone'
import type { BackupFormat } from '../src/core/format/backup-format'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { nameOf } from '../src/core/format/index-line'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { readManifest } from '../src/core/format/read-manifest'
import { planOnEarlier } from '../src/core/jobs/backup/plan-on-earlier'
import type { RunOptions } from '../src/core/jobs/backup/run'
import { runBackup } from '../src/core/jobs/backup/run-backup'
import { planRestore } from '../src/core/jobs/restore/plan-restore'
import { runRestore } from '../src/core/jobs/restore/run-restore'
import { withKeys } from '../src/core/library/open-backup'
import { internalStorage } from '../src/core/phone/place'
import type { Outcome, RestoreReport } from '../src/shared/model/job'
import type { ConflictRule } from '../src/shared/model/restore'
import { requireMade, type MadeBackup } from './backup-kit'
import { createMemoryPhone, type MemoryPhone } from './phone-in-memory/memory-phone'
import type { MemoryPhoneOptions } from './phone-in-memory/memory-state'
import { pattern } from './pattern'
import { itemsOf, openAt } from './restore-kit'

export const at = (name: string) => `${internalStorage}/${name}`
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export const film = pattern(11_000_000, 1)
/** What a phone in memory has, by paths below its internal storage. */
export const contents: Readonly<Record<string, Buffer>> = {
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, number) => [
      `DCIM/Camera/IMG_${number}.jpg`,
      pattern(130_000 + number, number),
    ]),
  ),
  'Movies/film.mp4': film,
  'Documents/Brief an Opa.pdf': pattern(40_000, 9),
  'Documents/empty.txt': Buffer.alloc(0),
}

export function makePhone(options: MemoryPhoneOptions = {}): MemoryPhone {
  const phone = createMemoryPhone(options)
  for (const [name, content] of Object.entries(contents))
    phone.files.set(at(name), { content, modifiedAt: 1_600_000_000 })
  return phone
}

let day = 1
/** Each a day after the last one. */
export async function backUp(
  phone: MemoryPhone,
  output: string,
  format: BackupFormat = plainFormat,
  options: RunOptions = {},
): Promise<MadeBackup> {
  const { details } = phone
  const listed = createCatalog()
  const connection = await phone.open({})
  const listings = await listPhone({ phone: connection, details, emit: listed.add })
  connection.close()
  const startedAt = new Date(2026, 10, day++, 14, 30, 5)
  const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
  const prepared = await planOnEarlier(input, output, format)
  return requireMade(await runBackup(prepared, { phone, createdBy: 'test' }, options))
}

/** The backup holds these files, each with the bytes that the phone has (or had). */
export async function expectSaved(
  { folder }: MadeBackup,
  opened: OpenKeys | null,
  files: Readonly<Record<string, Buffer>> = contents,
): Promise<void> {
  const backup = withKeys(folder, await readManifest(folder), opened)
  const saved: Record<string, string> = {}
  for await (const line of backup.items(number => expect.fail(`line ${number}`))) {
    const { file, sha256: told } = line
    const path = nameOf(line)
    const pieces: Buffer[] = []
    for await (const piece of backup.read(file)) pieces.push(Buffer.from(piece))
    saved[path] = sha256(Buffer.concat(pieces))
    expect(saved[path], path).toBe(told)
  }
  expect(saved).toEqual(
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [at(name), sha256(bytes)])),
  )
}

export async function restore(
  phone: MemoryPhone,
  folder: string,
  rule: ConflictRule = 'skip',
  opened: OpenKeys | null = null,
): Promise<Outcome<RestoreReport>> {
  const backup = await openAt(folder, opened)
  const plan = planRestore({
    selected: await itemsOf(backup),
    phone: phone.details,
    target: { kind: 'original' },
    sources,
  })
  return await runRestore(plan, rule, { backup, phone, details: phone.details })
}

export const hashesOf = ({ files }: MemoryPhone) =>
  Object.fromEntries([...files].map(([path, { content }]) => [path, sha256(content)]))
