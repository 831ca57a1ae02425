import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { decryptStream } from '../crypto/decrypt-stream'
import { Failure } from '../job/failure'
import { damageOf, orDamage } from './damage-of'
import { decodeIndexLine, type IndexLine } from './index-line'
import { indexName, keyName, sealedIndexName, sealedJournalName } from './layout'
import { isSealed, type Manifest } from './manifest'
import { createInsideOpener } from './open-inside'
import { readIndex } from './read-index'
import { mostKeyFileBytes } from './choose-keys'
import { readPieces } from './read-pieces'
import { readSmallFile } from './read-small-file'
import { decodeLines, readLines, splitLines } from './read-lines'
import { readManifest } from './read-manifest'
import { sealedFormat } from './sealed-format'
import { openVaultKeys, type OpenKeys } from './vault-keys'

/** A backup folder that can be read, plain or with its keys. What is in it is unknown input all the same. */
export interface OpenBackup {
  readonly folder: string
  readonly manifest: Manifest
  /** Null for a plain one. */
  readonly keys: OpenKeys | null
  /** The file that `items` reads. */
  readonly indexFile: string
  /** @throws Failure `backup-damaged` or `backup-unreadable`; Node's system errors */
  readonly items: (onBadLine: (lineNumber: number) => void, signal?: AbortSignal) => AsyncGenerator<IndexLine>
  /** The item's own bytes. Only of a regular file that is really in the folder. @throws like `openFile`; AgeError */
  readonly read: (file: string, signal?: AbortSignal) => AsyncIterable<Buffer>
  /** One file of the folder, as it lies there. @throws like `OpenInside` */
  readonly openFile: (file: string) => Promise<FileHandle>
}

const pieceBytes = 1024 * 1024

/**
 * @param password of an encrypted backup
 * @throws Failure `not-a-backup`, `backup-too-new`, `backup-damaged`, `backup-unreadable`, `password-needed`,
 * `wrong-password`; Node's system errors
 */
export async function openBackup(folder: string, password: string | null): Promise<OpenBackup> {
  const manifest = await readManifest(folder)
  if (!isSealed(manifest)) return withKeys(folder, manifest, null)
  if (password === null) throw new Failure('password-needed')
  const keyFile = await readSmallFile(join(folder, keyName), mostKeyFileBytes).catch((error: unknown) => {
    throw error instanceof RangeError
      ? new Failure('backup-damaged', { message: keyName }, { cause: error })
      : damageOf(error, keyName)
  })
  const keys = await openVaultKeys(keyFile, password)
  if (keys.recipient !== manifest.encryption.recipient)
    throw new Failure('backup-damaged', { message: keyName })
  return withKeys(folder, manifest, keys)
}

/** Opens a backup whose keys are at hand. @param keys null for a plain backup */
export function withKeys(folder: string, manifest: Manifest, keys: OpenKeys | null): OpenBackup {
  const openFile = createInsideOpener(folder)
  async function* readFile(file: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const handle = await openFile(file)
    try {
      yield* readPieces(handle, { signal, pieceBytes })
    } finally {
      await handle.close()
    }
  }
  const read = (file: string, signal?: AbortSignal): AsyncIterable<Buffer> => {
    const bytes = readFile(file, signal)
    return keys ? decryptStream(bytes, keys.identity) : bytes
  }
  const indexFile = !keys ? indexName : manifest.state === 'complete' ? sealedIndexName : sealedJournalName
  const readItems: OpenBackup['items'] = (onBadLine, signal) => {
    if (!keys) return readIndex(folder, onBadLine, { signal })
    if (manifest.state === 'complete')
      return decodeLines(splitLines(read(sealedIndexName, signal)), decodeIndexLine, onBadLine)
    const { decodeLine } = sealedFormat(keys)
    return decodeLines(readLines(join(folder, sealedJournalName), { signal }), decodeLine, onBadLine)
  }
  return {
    folder,
    manifest,
    keys,
    read,
    openFile,
    indexFile,
    items: (onBadLine, signal) => orDamage(indexFile, readItems(onBadLine, signal)),
  }
}
