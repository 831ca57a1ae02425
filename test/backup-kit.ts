import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { planOnEarlier, type PreparedBackup } from '../src/core/jobs/backup/plan-on-earlier'
import type { BackupPorts, RunOptions } from '../src/core/jobs/backup/run'
import { runBackup } from '../src/core/jobs/backup/run-backup'
import type { BackupReport } from '../src/shared/model/backup-report'
import type { Outcome, VerifyReport } from '../src/shared/model/job'
import { verifyBackup } from '../src/core/jobs/verify/verify-backup'
import { createCatalog } from '../src/core/data/catalog'
import { filesSource } from '../src/core/data/files/files-source'
import { listPhone } from '../src/core/app/list-phone'
import type { Entry } from '../src/core/phone/entry'
import { openPhone } from '../src/core/android/open-phone'
import { probePhone } from '../src/core/android/probe-phone'
import type { BackupFormat } from '../src/core/format/backup-format'
import type { FileLine } from '../src/core/format/index-line'
import { isEncrypted } from '../src/core/format/manifest'
import { openBackup, withKeys, type OpenBackup } from '../src/core/library/open-backup'
import { plainFormat } from '../src/core/format/plain/plain-format'
import { readManifest } from '../src/core/format/read-manifest'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import type { PhoneFixture } from './phone-fixture'

export const internal = '/storage/emulated/0'

export interface KitOptions {
  readonly outputFolder: string
  readonly format?: BackupFormat
  readonly choose?: (entry: Entry) => boolean
  readonly startedAt?: Date
}

/** Lists the phone and plans a backup of what `choose` takes, as the app does. */
export async function prepare(fixture: PhoneFixture, options: KitOptions): Promise<PreparedBackup> {
  const { outputFolder, format = plainFormat, choose = () => true } = options
  const link = await fixture.link()
  const phone = await probePhone(link)
  const listed = createCatalog()
  const connected = openPhone(link)
  const listings = await listPhone({ phone: connected, details: phone, emit: listed.add }, [filesSource])
  connected.close()
  const input = {
    ...{ phone, listed, listings },
    selected: listed.entries.filter(choose),
    startedAt: options.startedAt ?? new Date(2026, 10, 22, 14, 30, 5),
  }
  return await planOnEarlier(input, outputFolder, format)
}

/** What became of a backup that was begun. */
export type MadeBackup = Outcome<BackupReport> & { readonly folder: string }

/** Runs it; a phone that is gone is not waited for unless `ports` say how. */
export async function tryRun(
  fixture: PhoneFixture,
  prepared: PreparedBackup,
  options: RunOptions = {},
  ports: Partial<BackupPorts> = {},
): Promise<Outcome<BackupReport>> {
  const phone = await fixture.access()
  return await runBackup(prepared, { phone, createdBy: 'test', ...ports }, options)
}

/** @throws Error where no folder could be made */
export async function run(...input: Parameters<typeof tryRun>): Promise<MadeBackup> {
  return requireMade(await tryRun(...input))
}

/** @throws Error */
export function requireMade(outcome: Outcome<BackupReport>): MadeBackup {
  const { folder } = outcome
  if (folder === null) throw new Error(`Not begun: ${JSON.stringify(outcome)}`)
  return { ...outcome, folder }
}

export async function backUp(
  fixture: PhoneFixture,
  options: KitOptions,
  runOptions: RunOptions = {},
): Promise<MadeBackup> {
  return await run(fixture, await prepare(fixture, options), runOptions)
}

/** Opens a backup of either kind, signed or not, as a check of it does. */
export async function openEither(folder: string, password: string): Promise<OpenBackup> {
  return await openBackup(folder, isEncrypted(await readManifest(folder)) ? password : null, 'open')
}

/** Opens it like that, and reads all of it again. */
export async function verifyEither(folder: string, password: string): Promise<Outcome<VerifyReport>> {
  return await verifyBackup(await openEither(folder, password))
}

/** All lines of a backup's index, or of its journal while it is partial. */
export async function readAll(folder: string, keys: OpenKeys | null = null): Promise<FileLine[]> {
  const backup = withKeys(folder, await readManifest(folder), keys)
  const lines: FileLine[] = []
  for await (const line of backup.items(number => expect.fail(`line ${number}`)))
    if (line.source === undefined) lines.push(line)
    else expect.fail(line.source)
  return lines
}

/** Every line of the index is true: the file is there, whole, with the bytes of the phone's storage folder. */
export async function expectTrue(
  folder: string,
  storage: string,
  keys: OpenKeys | null = null,
): Promise<FileLine[]> {
  const backup = withKeys(folder, await readManifest(folder), keys)
  const lines = await readAll(folder, keys)
  for (const { path, file, bytes, sha256 } of lines) {
    const original = await readFile(join(storage, path.slice(internal.length + 1)))
    const pieces: Buffer[] = []
    for await (const piece of backup.read(file)) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(original), path).toBe(true)
    expect(bytes).toBe(original.length)
    expect(sha256).toBe(createHash('sha256').update(original).digest('hex'))
  }
  return lines
}

/** What a backup is, apart from when it was made: names and bytes by path. */
export function essence(lines: readonly FileLine[]): Record<string, unknown> {
  return Object.fromEntries(lines.map(({ path, bytes, mtime, sha256 }) => [path, { bytes, mtime, sha256 }]))
}
