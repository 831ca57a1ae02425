import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IndexLine } from '../src/core/vault/index-line'
import { isSealed, recipientOf, type PlainManifest } from '../src/core/vault/manifest'
import { openBackup } from '../src/core/vault/open-backup'
import { readManifest } from '../src/core/vault/read-manifest'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import { expect } from './fixtures'

const internal = '/storage/emulated/0'

/** The backup folders below an output folder that holds those of one phone, oldest first. */
export async function allBackups(output: string): Promise<string[]> {
  const [phoneFolder, ...others] = await readdir(output)
  expect(others).toEqual([])
  // A run that was killed leaves its lock.
  const names = (await readdir(join(output, phoneFolder ?? ''))).filter(name => !name.startsWith('.'))
  return names.sort().map(name => join(output, phoneFolder ?? '', name))
}

/** The one backup folder below an output folder. */
export async function onlyBackup(output: string): Promise<string> {
  const backups = await allBackups(output)
  expect(backups).toHaveLength(1)
  return backups[0] ?? ''
}

/** Whom an encrypted backup is encrypted for. */
export async function recipient(folder: string): Promise<string | null> {
  return recipientOf(await readManifest(folder))
}

/** What `backup.json` says, which has to be that of a plain backup. */
export async function plainManifest(folder: string): Promise<PlainManifest> {
  const manifest = await readManifest(folder)
  if (isSealed(manifest)) throw new Error(`${folder} is encrypted`)
  return manifest
}

/** Every item of the index is on disk with the bytes the phone has. @param password of an encrypted backup */
export async function expectEqualToPhone(
  folder: string,
  phone: SamplePhone,
  password: string | null = null,
): Promise<IndexLine[]> {
  const backup = await openBackup(folder, password)
  const lines: IndexLine[] = []
  for await (const line of backup.items(number => expect(number, 'a line that cannot be read').toBe(0))) {
    const pieces: Buffer[] = []
    for await (const piece of backup.read(line.file)) pieces.push(piece)
    const saved = Buffer.concat(pieces)
    expect(createHash('sha256').update(saved).digest('hex'), line.file).toBe(line.sha256)
    // Names that are not UTF-8 cannot be opened by a string; their hash is held against the phone's in test/core.
    if (line.path.isWellFormed()) {
      expect(saved.equals(await readFile(originalOf(line.path, phone))), line.path).toBe(true)
    }
    lines.push(line)
  }
  return lines
}

/** Where the sample phone keeps what it shows under this path. */
export function originalOf(path: string, phone: SamplePhone): string {
  return path.startsWith(internal)
    ? join(phone.internalStorage, path.slice(internal.length + 1))
    : join(phone.root, path)
}
