import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { encryptStream } from '../src/core/crypto/encrypt-stream'
import { parseRecipient } from '../src/core/crypto/identity'
import { encodeIndexLine } from '../src/core/format/index-line'
import { internal } from './backup-kit'

/**
 * What somebody can do to a backup who has the disk it is on and patience, but not the password. None of it uses more
 * than what lies there for everybody to read.
 */
type Json = Record<string, unknown>

const forged = Buffer.from('somebody else made this')

/** Where the forged item pretends to have been. */
export const forgedPath = `${internal}/DCIM/forged.jpg`

export async function readJson(folder: string): Promise<Json> {
  return JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8')) as Json
}

/** Writes the manifest again with these changes; `undefined` takes a field away. */
export async function editManifest(folder: string, changes: Json): Promise<void> {
  const manifest = { ...(await readJson(folder)), ...changes }
  await chmod(join(folder, 'backup.json'), 0o644)
  await writeFile(join(folder, 'backup.json'), JSON.stringify(manifest, null, 2))
}

/**
 * An index and data of the forger's own, encrypted to the public recipient, in place of what was saved.
 * @param tell puts the new hash of the index into the manifest, too
 */
export async function forgeContents(folder: string, tell: 'tell' | 'do not tell' = 'tell'): Promise<void> {
  const { recipient } = (await readJson(folder))['encryption'] as { recipient: string }
  const encrypt = (bytes: Buffer) => encryptFor(recipient, bytes)
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const file = 'data/fe/fedcba98.age'
  await rm(join(folder, 'data'), { recursive: true, force: true })
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), await encrypt(forged))
  const line = {
    path: forgedPath,
    category: 'gallery',
    bytes: forged.length,
    mtime: 1_700_000_000,
    sha256: sha256(forged),
    file,
    checked: 'sha256',
  } as const
  const index = await encrypt(Buffer.from(encodeIndexLine(line)))
  await rm(join(folder, 'index.jsonl.age'))
  await writeFile(join(folder, 'index.jsonl.age'), index)
  const entry = { file: 'index.jsonl.age', sha256: sha256(index) }
  if (tell === 'tell') await editManifest(folder, { index: entry, total: { count: 1, bytes: forged.length } })
}

/** As version 0.1 wrote them. */
export async function removeSecondSignature(folder: string): Promise<void> {
  await editManifest(folder, { name: undefined, signature2: undefined })
}

export async function removeSignatures(folder: string): Promise<void> {
  await editManifest(folder, { signature: undefined, signature2: undefined })
}

/** A plain backup of the forger's own, in place of another one. */
export async function putPlainInPlace(plain: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true })
  await rename(plain, folder)
}

/** Another name for the folder of a backup. @returns its new path */
export async function renameBackup(folder: string, name: string): Promise<string> {
  const renamed = join(dirname(folder), name)
  if (basename(folder) !== name) await rename(folder, renamed)
  return renamed
}

export async function encryptFor(recipient: string, bytes: Buffer): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of encryptStream(of(bytes), parseRecipient(recipient))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function* of(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes)
}
