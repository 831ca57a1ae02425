import { existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import { fileVersion } from '../../src/core/format/index-line'
import type { BackupFormat } from '../../src/core/format/backup-format'
import type { FileLine } from '../../src/core/format/index-line'
import { probeName } from '../../src/core/disk/can-link'
import { lockName } from '../../src/core/disk/lock-folder'
import { withKeys } from '../../src/core/library/open-backup'
import { blockBytes } from '../../src/core/format/part-format'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import type { Manifest } from '../../src/core/format/manifest'
import { isEncrypted } from '../../src/core/format/manifest'
import { readManifest } from '../../src/core/format/read-manifest'
import { readPart } from '../../src/core/format/read-part'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { openVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import type { Version } from './phone-storage'
import type { World } from './world'

/** One backup folder, read as the documented format says. */
export interface Inspected {
  readonly folder: string
  readonly manifest: Manifest
  readonly keys: OpenKeys | null
  /** The last line of each path. */
  readonly lines: ReadonlyMap<string, FileLine>
}

/** Copies of files of at least so many bytes are continued (copy-item.ts). */
const resumableBytes = 8 * 1024 * 1024
/** Beside the backups, while a run goes on or until the next one. */
const isPassing = (name: string) => name.startsWith(lockName) || name.startsWith(probeName)
const openedKeys = new Map<string, OpenKeys>()

/** The folders of all backups on a place, complete or not. */
export async function backupFolders(output: string): Promise<readonly string[]> {
  const phones = await readdir(output)
  const found = await Promise.all(
    phones.map(async phone => (await readdir(join(output, phone))).map(name => join(output, phone, name))),
  )
  return found
    .flat()
    .filter(path => !isPassing(basename(path)))
    .sort()
}

/** Null where there is no manifest: a run that was killed before it had begun. */
export async function inspect(world: World, folder: string): Promise<Inspected | null> {
  const manifest = await readManifest(folder).catch(() => null)
  if (!manifest) return null
  const keys = isEncrypted(manifest) ? await openKeys(world, folder) : null
  const bad: number[] = []
  const lines = new Map<string, FileLine>()
  let number = 0
  const reader = withKeys(folder, manifest, keys)
  if (existsSync(join(folder, reader.indexFile))) {
    for await (const line of reader.items(at => bad.push(at))) {
      number += 1
      if (line.source === undefined) lines.set(line.path, line)
      else expect.fail(line.source)
    }
  } else {
    // Killed before the first item.
    expect(manifest.state).toBe('partial')
  }
  // Only the last line may be torn.
  expect(bad.filter(at => at <= number)).toEqual([])
  return { folder, manifest, keys, lines }
}

async function openKeys({ password }: World, folder: string): Promise<OpenKeys> {
  const keyFile = await readFile(join(folder, 'key.age'))
  const id = keyFile.toString('base64')
  const keys = openedKeys.get(id) ?? (await openVaultKeys(keyFile, password))
  openedKeys.set(id, keys)
  return keys
}

/** Every line is true: its file is there, with the very bytes that the phone had under that size and time. */
export async function expectTrue({ storage }: World, backup: Inspected): Promise<void> {
  const { folder, manifest, keys, lines } = backup
  const { read } = withKeys(folder, manifest, keys)
  for (const { path, file, bytes, mtime, sha256 } of lines.values()) {
    expect(storage.ever(path), path).toContainEqual({ bytes, mtime, sha256 })
    const hash = createHash('sha256')
    for await (const piece of read(file)) hash.update(piece)
    expect(hash.digest('hex'), path).toBe(sha256)
  }
}

function formatOf({ keys }: Inspected): BackupFormat {
  return keys ? encryptedFormat(keys) : plainFormat
}

/** How many bytes of the files on the phone lie in parts that a run can go on with. */
export async function resumable(backup: Inspected, missing: ReadonlyMap<string, Version>): Promise<number> {
  const format = formatOf(backup)
  let total = 0
  for (const [path, { bytes, mtime }] of missing) {
    if (bytes < resumableBytes) continue
    const name = format.partName(path, fileVersion(bytes, mtime))
    const part = join(backup.folder, '.incoming', name)
    const form = await format.resumePart(part)
    const point = form && (await readPart(part, form))
    total += (point?.blocks ?? 0) * blockBytes
  }
  return total
}
