import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { waitForPhone } from '../src/core/android/find-phone'
import { createPhoneAccess } from '../src/core/android/phone-access'
import { probePhone } from '../src/core/android/probe-phone'
import { sources } from '../src/core/data/sources'
import { planRestore, type RestorePlan } from '../src/core/jobs/restore/plan-restore'
import type { RestoreOptions } from '../src/core/jobs/restore/run'
import { runRestore } from '../src/core/jobs/restore/run-restore'
import type { Outcome, RestoreReport } from '../src/shared/model/job'
import { toBackupItem, type BackupItem } from '../src/core/format/backup-item'
import { hashFile } from '../src/core/disk/hash-file'
import { openWithKeys, type OpenBackup } from '../src/core/library/open-backup'
import { readManifest } from '../src/core/format/read-manifest'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import type { ConflictRule, RestoreTarget } from '../src/shared/model/restore'
import type { PhoneFixture } from './phone-fixture'

export async function openAt(folder: string, keys: OpenKeys | null = null): Promise<OpenBackup> {
  return await openWithKeys(folder, await readManifest(folder), keys)
}

export async function itemsOf(backup: OpenBackup): Promise<BackupItem[]> {
  const items: BackupItem[] = []
  for await (const line of backup.items(() => {})) items.push(toBackupItem(line))
  return items
}

export interface RestoreKitOptions extends RestoreOptions {
  readonly choose?: (item: BackupItem) => boolean
  readonly target?: RestoreTarget
  readonly rule?: ConflictRule
  /** What to restore, where it is not what the index says. */
  readonly items?: readonly BackupItem[]
}

export async function planFor(
  fixture: PhoneFixture,
  backup: OpenBackup,
  options: RestoreKitOptions = {},
): Promise<RestorePlan> {
  const { choose = () => true, target = { kind: 'original' } } = options
  const items = (options.items ?? (await itemsOf(backup))).filter(choose)
  return planRestore({ selected: items, phone: await probePhone(await fixture.link()), target, sources })
}

/** Restores as the app does, and waits for a phone that is unplugged. */
export async function restore(
  fixture: PhoneFixture,
  backup: OpenBackup,
  options: RestoreKitOptions = {},
): Promise<Outcome<RestoreReport>> {
  const plan = await planFor(fixture, backup, options)
  const link = await fixture.link()
  const details = await probePhone(link)
  const wanted = { serial: fixture.phone.serial, hardwareSerial: details.hardwareSerial }
  const phone = createPhoneAccess({
    link,
    back: (why, signal) => waitForPhone(wanted, why, { server: () => fixture.server, signal, maxMs: 30_000 }),
  })
  return await runRestore(plan, options.rule ?? 'skip', { backup, phone, details }, options)
}

export interface StoredFile {
  readonly sha256: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly mtime: number
}

/** Every file below a folder, hidden ones too, by relative path. */
export async function readStorage(folder: string): Promise<Map<string, StoredFile>> {
  const found = new Map<string, StoredFile>()
  const visit = async (relative: string): Promise<void> => {
    for (const entry of await readdir(join(folder, relative), { withFileTypes: true })) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`
      if (entry.isDirectory()) await visit(path)
      else {
        const { mtimeMs, size } = await lstat(join(folder, path))
        // Not the bytes: a difference of some millions of them cannot be printed.
        const sha256 = await hashFile(join(folder, path))
        found.set(path, { sha256, bytes: size, mtime: Math.floor(mtimeMs / 1000) })
      }
    }
  }
  await visit('')
  return found
}
