import { isErrno } from '../errors/is-errno'
import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'

// What is in a backup folder may be a pipe or a device: opening one must not block. Windows has neither flag.
const flags = (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
const followsLinks = constants.O_NOFOLLOW === undefined

/** A link, a folder, a pipe, a device: something else has the name of a file. */
export class NotAFile extends Error {}

/** What `open` says of a link (ELOOP; EMLINK and EFTYPE on BSD), of a socket or a pipe that nobody reads, of a folder. */
const notAFileCodes: ReadonlySet<unknown> = new Set(['ELOOP', 'EMLINK', 'EFTYPE', 'ENXIO', 'EISDIR'])

/**
 * Opens a file of a backup folder, which may come from anybody: only a regular one, and no link.
 * @throws NotAFile; Node's system errors
 */
export async function openRegularFile(
  file: string,
  access: 'read' | 'read-write' = 'read',
): Promise<FileHandle> {
  if (followsLinks && !(await lstat(file)).isFile()) throw notAFile()
  const accessFlag = access === 'read' ? constants.O_RDONLY : constants.O_RDWR
  const handle = await open(file, flags | accessFlag).catch((error: unknown) => {
    throw isErrno(error) && notAFileCodes.has(error.code) ? notAFile(error) : error
  })
  try {
    if ((await handle.stat()).isFile()) return handle
    throw notAFile()
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The whole of a small file. @throws like `openRegularFile`; RangeError for one that is larger than `maxBytes` */
export async function readSmallFile(file: string, maxBytes: number): Promise<Buffer> {
  const handle = await openRegularFile(file)
  try {
    if ((await handle.stat()).size > maxBytes) throw new RangeError('The file is too large to be one of ours')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

function notAFile(cause?: unknown): NotAFile {
  return new NotAFile('it is a link, a folder or a device, and not a file', { cause })
}
