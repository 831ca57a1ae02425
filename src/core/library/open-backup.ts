import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Authenticity } from '../../shared/model/authenticity'
import { decryptStream } from '../crypto/decrypt-stream'
import { Failure } from '../errors/failure'
import { checkAuthenticity } from './check-authenticity'
import { damageOf, orDamage } from '../format/damage-of'
import { decodeIndexLine, type IndexLine } from '../format/index-line'
import { indexName, keyName, encryptedIndexName, encryptedJournalName } from '../format/layout'
import { isEncrypted, type Manifest } from '../format/manifest'
import { createInsideOpener, type OpenInside } from '../disk/open-inside'
import { readIndex } from '../format/read-index'
import { maxKeyFileBytes } from './choose-keys'
import { readPieces } from '../disk/read-pieces'
import { readSmallFile } from '../disk/read-small-file'
import { decodeLines, readLines, splitLines } from '../disk/read-lines'
import { readManifest } from '../format/read-manifest'
import { encryptedFormat } from '../format/encrypted/encrypted-format'
import { openVaultKeys, type OpenKeys } from '../format/encrypted/vault-keys'

/** A backup folder that can be read, plain or with its keys. What is in it is unknown input all the same. */
export interface BackupReader {
  readonly folder: string
  readonly manifest: Manifest
  /** Null for a plain one. */
  readonly keys: OpenKeys | null
  /** The file that `items` reads. */
  readonly indexFile: string
  /** @throws Failure `backup-damaged`, also when the list was changed since it was checked, or `backup-unreadable`; Node's system errors */
  readonly items: (onBadLine: (lineNumber: number) => void, signal?: AbortSignal) => AsyncGenerator<IndexLine>
  /** The item's own bytes. Only of a regular file that is really in the folder. @throws like `openFile`; AgeError */
  readonly read: (file: string, signal?: AbortSignal) => AsyncIterable<Buffer>
  /** One file of the folder, as it lies there. @throws like `OpenInside` */
  readonly openFile: (file: string) => Promise<FileHandle>
}

/** One of which is known what its key proves. */
export interface OpenBackup extends BackupReader {
  readonly authenticity: Authenticity
}

export interface ReaderOptions {
  /** What the SHA-256 of its index has to be, where that is known. */
  readonly signedIndex?: string | null
  /** How its files are opened, where they don't all lie in its folder. */
  readonly openFile?: OpenInside | undefined
}

/** What to do with a backup that is not signed with its key: somebody else may have made it. */
export type UnsignedRule = 'refuse' | 'open'

const pieceBytes = 1024 * 1024

/**
 * Opens a backup, and looks whether it is what was made with its key.
 * @param password of an encrypted backup
 * @param openFile how its items are opened, where they don't lie in its folder
 * @throws Failure `not-a-backup`, `backup-too-new`, `backup-damaged`, `backup-unreadable`, `password-needed`,
 * `wrong-password`, `backup-not-encrypted` for a password of a plain one, `backup-not-signed` where `unsigned` says so;
 * Node's system errors
 */
export async function openBackup(
  folder: string,
  password: string | null,
  unsigned: UnsignedRule = 'refuse',
  openFile?: OpenInside,
): Promise<OpenBackup> {
  const backup = await openWithPassword(folder, password, openFile)
  if (unsigned === 'refuse') requireSigned(backup)
  return backup
}

/** @throws Failure `backup-not-signed`, with the reasons */
export function requireSigned({ authenticity }: OpenBackup): void {
  if (authenticity.kind === 'unsigned')
    throw new Failure('backup-not-signed', { reasons: authenticity.reasons.join(',') })
}

async function openWithPassword(
  folder: string,
  password: string | null,
  openFile: OpenInside | undefined,
): Promise<OpenBackup> {
  const manifest = await readManifest(folder)
  if (!isEncrypted(manifest)) {
    // Who has a password for it has encrypted another one.
    if (password !== null) throw new Failure('backup-not-encrypted')
    return await openWithKeys(folder, manifest, null, openFile)
  }
  if (password === null) throw new Failure('password-needed')
  const keyFile = await readSmallFile(join(folder, keyName), maxKeyFileBytes).catch((error: unknown) => {
    throw error instanceof RangeError
      ? new Failure('backup-damaged', { message: keyName }, { cause: error })
      : damageOf(error, keyName)
  })
  const keys = await openVaultKeys(keyFile, password)
  if (keys.recipient !== manifest.encryption.recipient)
    throw new Failure('backup-damaged', { message: keyName })
  return await openWithKeys(folder, manifest, keys, openFile)
}

/** Opens a backup whose keys are at hand. @param keys null for a plain backup */
export async function openWithKeys(
  folder: string,
  manifest: Manifest,
  keys: OpenKeys | null,
  openFile?: OpenInside,
): Promise<OpenBackup> {
  const authenticity = await checkAuthenticity(folder, manifest, keys?.secret ?? null)
  const isSigned = authenticity.kind === 'signed' && manifest.state === 'complete'
  const signedIndex = (isSigned && manifest.index?.sha256) || null
  return { ...withKeys(folder, manifest, keys, { signedIndex, openFile }), authenticity }
}

/**
 * Reads a backup whose keys are at hand, without a look at what they prove.
 * @param keys null for a plain backup
 */
export function withKeys(
  folder: string,
  manifest: Manifest,
  keys: OpenKeys | null,
  { signedIndex = null, openFile = createInsideOpener(folder) }: ReaderOptions = {},
): BackupReader {
  async function* readFile(file: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const handle = await openFile(file)
    try {
      yield* readPieces(handle, { signal, pieceBytes })
    } finally {
      await handle.close()
    }
  }
  const decrypt = (bytes: AsyncIterable<Buffer>, { identity }: OpenKeys) => decryptStream(bytes, identity)
  const indexFile = !keys
    ? indexName
    : manifest.state === 'complete'
      ? encryptedIndexName
      : encryptedJournalName
  const readItems: BackupReader['items'] = (onBadLine, signal) => {
    if (!keys) return readIndex(folder, onBadLine, { signal })
    if (manifest.state === 'complete') {
      const bytes = sameAs(signedIndex, readFile(encryptedIndexName, signal))
      return decodeLines(splitLines(decrypt(bytes, keys)), decodeIndexLine, onBadLine)
    }
    const { decodeLine } = encryptedFormat(keys)
    return decodeLines(readLines(join(folder, encryptedJournalName), { signal }), decodeLine, onBadLine)
  }
  return {
    folder,
    manifest,
    keys,
    read: (file, signal) => (keys ? decrypt(readFile(file, signal), keys) : readFile(file, signal)),
    openFile,
    indexFile,
    items: (onBadLine, signal) => orDamage(indexFile, readItems(onBadLine, signal)),
  }
}

/** Fails at the end of what has been changed since its signature was checked: the disk may be somebody else's. */
async function* sameAs(sha256: string | null, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  if (sha256 !== null && hash.digest('hex') !== sha256)
    throw new Failure('backup-damaged', { message: encryptedIndexName })
}
