import { constants } from 'node:fs'
import { access, rm, stat } from 'node:fs/promises'
import { z } from 'zod'
import type { Place, PlaceCall, PlacedFile, TransferCall } from '../places/place'
import { isMissingInPlace, PlaceError } from '../places/place-error'
import { fromRclonePath, toRclonePath } from './encode-path'
import { parseAnswer } from './parse-answer'
import { createHashReader } from './read-hash'
import { remoteFolder, withSource, withTarget } from './rclone-file'
import type { RcloneEngine } from './start-rclone'
import { transferFile } from './transfer-file'

export interface RclonePlaceOptions {
  readonly engine: RcloneEngine
  /** The name of a remote in the engine's configuration. */
  readonly remote: string
  /** A folder in it, made when something is put there; empty for all of it. Its first name is an S3 bucket's. */
  readonly root: string
}

/** Of what is answered at once. */
const maxMs = 30_000
/** Times and types would be asked for file by file, at some services. */
const brief = { noModTime: true, noMimeType: true }

const listing = z.object({
  list: z.array(z.object({ Path: z.string(), Size: z.number(), IsDir: z.boolean() })).nullable(),
})
const found = z.object({ item: z.object({ Size: z.number(), IsDir: z.boolean() }).nullish() })
const about = z.object({ free: z.number().nonnegative().nullish() })

/**
 * A service behind rclone. The engine is the caller's: closing the place leaves it running.
 * @throws PlaceError `failed` for what can't be a remote's name
 */
export function openRclonePlace({ engine, remote, root }: RclonePlaceOptions): Place {
  const fs = remoteFolder(remote, root)
  const at = (path: string): { fs: string; remote: string } => ({ fs, remote: toRclonePath(path) })
  const look = async (folder: string, opt: object, how: object): Promise<z.infer<typeof listing>['list']> => {
    checkFolder(folder)
    const list = () => engine.call('operations/list', { ...at(folder), opt: { ...brief, ...opt } }, how)
    return parseAnswer(listing, (await unlessMissing(list)) ?? { list: null }).list
  }
  const readHash = createHashReader(engine, fs)

  return {
    async list(folder, { signal } = {}): Promise<readonly PlacedFile[]> {
      const entries = await look(folder, { recurse: true, filesOnly: true }, { signal })
      const files = (entries ?? []).filter(entry => !entry.IsDir)
      return files.map(({ Path, Size }) => ({ path: fromRclonePath(Path), bytes: Size }))
    },
    async folders(folder, { signal } = {}) {
      const entries = await look(folder, { dirsOnly: true }, { signal, maxMs })
      return (entries ?? []).filter(entry => entry.IsDir).map(({ Path }) => lastName(fromRclonePath(Path)))
    },
    async stat(path, { signal } = {}): Promise<PlacedFile | null> {
      checkPath(path)
      const opt = { ...brief, filesOnly: true }
      const asked = () => engine.call('operations/stat', { ...at(path), opt }, { signal, maxMs })
      const item = parseAnswer(found, (await unlessMissing(asked)) ?? {}).item
      return item && !item.IsDir ? { path, bytes: item.Size } : null
    },
    async put(source, path, call = {}) {
      checkPath(path)
      const bytes = await sizeOf(source)
      await withSource(source, from => transferFile(engine, { ...call, from, to: at(path), bytes }))
    },
    async get(path, target, call = {}) {
      checkPath(path)
      await fetch(engine, at(path), target, call)
    },
    async remove(path, { signal } = {}) {
      checkPath(path)
      await unlessMissing(() => engine.call('operations/deletefile', at(path), { signal, maxMs }))
    },
    async removeFolder(folder, { signal } = {}) {
      checkPath(folder)
      await unlessMissing(() => engine.call('operations/purge', at(folder), { signal }))
    },
    async freeBytes({ signal }: PlaceCall = {}) {
      try {
        const answer = about.safeParse(await engine.call('operations/about', { fs }, { signal, maxMs }))
        return answer.data?.free ?? null
      } catch (error) {
        if (error instanceof PlaceError && /doesn't support about|not supported/.test(error.message))
          return null
        throw error
      }
    },
    async checksum(path, { signal } = {}) {
      checkPath(path)
      return readHash(at(path).remote, { signal, maxMs })
    },
    close: () => Promise.resolve(),
  }
}

async function fetch(
  engine: RcloneEngine,
  from: { readonly fs: string; readonly remote: string },
  target: string,
  call: TransferCall,
): Promise<void> {
  try {
    await withTarget(target, to => transferFile(engine, { ...call, from, to, bytes: null }))
  } catch (error) {
    await rm(target, { force: true }).catch(() => undefined)
    // Said of this computer's disk, not of the place.
    const isOurs =
      error instanceof PlaceError && /: no space left on device|: permission denied/.test(error.message)
    throw isOurs ? new PlaceError('failed', error.message, { cause: error }) : error
  }
}

/** @throws PlaceError `failed` for what can't be read on this computer: rclone would say it as of the place */
async function sizeOf(source: string): Promise<number> {
  try {
    await access(source, constants.R_OK)
    return (await stat(source)).size
  } catch (error) {
    throw new PlaceError('failed', error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function unlessMissing(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    if (isMissingInPlace(error)) return undefined
    throw error
  }
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function checkFolder(folder: string): void {
  if (folder !== '') checkPath(folder)
}

/** Above all not the root, which would be removed with all that others keep there. */
function checkPath(path: string): void {
  if (path.split('/').some(name => name === '' || name === '.' || name === '..')) {
    throw new PlaceError('failed', `Not a path in a place: ${path}`)
  }
}
