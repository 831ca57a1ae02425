import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileLine } from '../src/core/format/index-line'
import { isEncrypted, recipientOf, type PlainManifest } from '../src/core/format/manifest'
import { openBackup } from '../src/core/library/open-backup'
import { readManifest } from '../src/core/format/read-manifest'
import type { SamplePhone } from '../src/sample-phone/start-sample-phone'
import { expect } from './fixtures'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

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
  if (isEncrypted(manifest)) throw new Error(`${folder} is encrypted`)
  return manifest
}

/** Every item of the index is on disk with the bytes the phone has. @param password of an encrypted backup */
export async function expectEqualToPhone(
  folder: string,
  phone: SamplePhone,
  password: string | null = null,
): Promise<FileLine[]> {
  const backup = await openBackup(folder, password)
  const lines: FileLine[] = []
  // Told at the end: Playwright writes down each expectation and where it stands, which takes longer than what is expected.
  const wrong: string[] = []
  for await (const line of backup.items(number => expect(number, 'a line that cannot be read').toBe(0))) {
    if (line.source !== undefined) throw new Error(`${line.file} is no file of the phone`)
    const pieces: Buffer[] = []
    for await (const piece of backup.read(line.file)) pieces.push(piece)
    const saved = Buffer.concat(pieces)
    if (sha256(saved) !== line.sha256) wrong.push(line.file)
    // Names that are not UTF-8 cannot be opened by a string; their hash is held against the phone's in test/core.
    if (line.path.isWellFormed() && !saved.equals(await readFile(originalOf(line.path, phone))))
      wrong.push(line.path)
    lines.push(line)
  }
  expect(wrong).toEqual([])
  return lines
}

/** The name of a file on the phone, without its folders. */
export function nameOf({ path }: FileLine): string {
  return path.split('/').at(-1) ?? ''
}

/** Where the sample phone keeps what it shows under this path. */
export function originalOf(path: string, phone: SamplePhone): string {
  return path.startsWith(internal)
    ? join(phone.internalStorage, path.slice(internal.length + 1))
    : join(phone.root, path)
}

/** What the phone has at these paths is what was saved, with its time; names that are not UTF-8 are held in test/core. */
export async function expectOnPhone(lines: readonly FileLine[], phone: SamplePhone): Promise<void> {
  const wrong: string[] = []
  for (const { path, sha256: saved, mtime } of lines.filter(line => line.path.isWellFormed())) {
    const place = originalOf(path, phone)
    if (sha256(await readFile(place)) !== saved) wrong.push(`${path}: other bytes`)
    if (Math.floor((await stat(place)).mtimeMs / 1000) !== mtime) wrong.push(`${path}: another time`)
  }
  expect(wrong).toEqual([])
}

/** The names of the files below a folder, whatever folders they are in. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(({ name }) => name)
}

/** What is on its storage and its card, but for the one file that the phone opens to nobody, not even to take it away. */
export async function namesOnPhone(phone: SamplePhone): Promise<string[]> {
  const volumes = await readdir(join(phone.root, 'storage'))
  const cards = volumes.filter(name => /^[0-9A-F]{4}-[0-9A-F]{4}$/.test(name))
  const folders = [phone.internalStorage, ...cards.map(name => join(phone.root, 'storage', name))]
  const names = await Promise.all(folders.map(filesBelow))
  return names.flat().filter(name => name !== 'diary.txt')
}
