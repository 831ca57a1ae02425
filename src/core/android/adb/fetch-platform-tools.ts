import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../../disk/sync-folder'
import { isErrno } from '../../errors/is-errno'
import type { FetchTrouble } from '../../../shared/model/adb-tools'
import type { PlatformToolsRelease } from './platform-tools'
import { ArchiveError, unpackPlatformTools } from './unpack-platform-tools'

/** What this needs of `fetch`: that of Electron knows the system's proxy. */
export type FetchAddress = (
  address: string,
  init: { readonly signal: AbortSignal; readonly cache: 'no-store'; readonly credentials: 'omit' },
) => Promise<FetchedResponse>

export interface FetchedResponse {
  readonly ok: boolean
  readonly status: number
  readonly body: AsyncIterable<Uint8Array> | null
}

export interface FetchOptions {
  readonly release: PlatformToolsRelease
  /** Where each version has its folder. */
  readonly folder: string
  readonly fetch: FetchAddress
  readonly onProgress: (receivedBytes: number) => void
  readonly signal: AbortSignal
  /** How long a server may be silent. */
  readonly maxSilenceMs?: number
}

/** Why the platform-tools could not be fetched. */
export class FetchError extends Error {
  constructor(
    readonly trouble: FetchTrouble,
    options?: ErrorOptions,
  ) {
    super(trouble.why, options)
    this.name = 'FetchError'
  }
}

const leftover = '.fetching-'
const silenceMs = 30_000
/** The archive, and what is kept of it: programs take up to three times as much unpacked. */
const roomPerByte = 4

/**
 * Fetches the platform-tools into a folder of their version, which appears only when all that is in it is complete and on disk.
 * Nothing of it is run here, and nothing is unpacked before size and SHA-256 are the pinned ones. Other versions, and what a run
 * that was broken off has left, are removed.
 * @throws FetchError; the signal's reason
 */
export async function fetchPlatformTools(options: FetchOptions): Promise<void> {
  const { release, folder, signal } = options
  const archive = join(folder, `${leftover}archive`)
  const unpacked = join(folder, `${leftover}unpacked`)
  try {
    await mkdir(folder, { recursive: true })
    await removeAllBut(folder, name => !name.startsWith(leftover))
    await expectRoom(folder, release.bytes * roomPerByte)
    await download(options, archive)
    await unpackPlatformTools(archive, unpacked, { signal })
    await syncFolder(unpacked)
    signal.throwIfAborted()
    await rm(join(folder, release.version), { recursive: true, force: true })
    await rename(unpacked, join(folder, release.version))
    await syncFolder(folder)
  } catch (error) {
    await removeAllBut(folder, name => !name.startsWith(leftover)).catch(() => undefined)
    signal.throwIfAborted()
    throw asFetchError(error)
  }
  // Of another version, a server may still run: then Windows keeps it.
  await removeAllBut(folder, name => name === release.version).catch(() => undefined)
}

async function removeAllBut(folder: string, stays: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder))
    if (!stays(name)) await rm(join(folder, name), { recursive: true, force: true })
}

/** @throws FetchError `no-space` */
async function expectRoom(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (freeBytes < neededBytes) throw new FetchError({ why: 'no-space', neededBytes, freeBytes })
}

/** @throws FetchError; Node's system errors; the signal's reason */
async function download(options: FetchOptions, file: string): Promise<void> {
  const { release, onProgress, signal, maxSilenceMs = silenceMs } = options
  const hash = createHash('sha256')
  let received = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const piece of piecesOf(options, maxSilenceMs)) {
      signal.throwIfAborted()
      received += piece.length
      if (received > release.bytes) throw new FetchError({ why: 'not-genuine' })
      hash.update(piece)
      await handle.writeFile(piece)
      onProgress(received)
    }
    // Of a short one that ended in good order, the server has sent all it has: another file, such as a network's login page.
    if (received !== release.bytes || hash.digest('hex') !== release.sha256)
      throw new FetchError({ why: 'not-genuine' })
  } finally {
    await handle.close()
  }
}

/** What the server sends. A silent one counts as gone. @throws FetchError `no-network`, `refused`, `broken-off` */
async function* piecesOf(
  { release, fetch, signal }: FetchOptions,
  maxSilenceMs: number,
): AsyncGenerator<Uint8Array> {
  const silence = new AbortController()
  const either = AbortSignal.any([signal, silence.signal])
  let timer = setTimeout(() => silence.abort(), maxSilenceMs)
  let hasBegun = false
  try {
    const response = await fetch(release.address, { signal: either, cache: 'no-store', credentials: 'omit' })
    if (!response.ok || response.body === null)
      throw new FetchError({ why: 'refused' }, { cause: new Error(`status ${response.status}`) })
    const pieces = response.body[Symbol.asyncIterator]()
    try {
      for (;;) {
        clearTimeout(timer)
        timer = setTimeout(() => silence.abort(), maxSilenceMs)
        const next = await pieces.next()
        if (next.done === true) return
        hasBegun = true
        yield next.value
      }
    } finally {
      await pieces.return?.().catch(() => undefined)
    }
  } catch (cause) {
    if (cause instanceof FetchError) throw cause
    throw new FetchError({ why: hasBegun ? 'broken-off' : 'no-network' }, { cause })
  } finally {
    clearTimeout(timer)
  }
}

function asFetchError(error: unknown): FetchError {
  if (error instanceof FetchError) return error
  if (error instanceof ArchiveError) return new FetchError({ why: 'not-genuine' }, { cause: error })
  const full = isErrno(error, 'ENOSPC') || isErrno(error, 'EDQUOT')
  return new FetchError({ why: full ? 'no-space' : 'cannot-write' }, { cause: error })
}
