import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'

// What is in a backup folder may be a pipe or a device: opening one must not block. Windows has neither flag.
const flags = (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0)
const followsLinks = constants.O_NOFOLLOW === undefined

/**
 * Opens a file of a backup folder, which may come from anybody: only a regular one, and no link.
 * @throws Node's system errors; an Error for what is no file
 */
export async function openRegularFile(
  file: string,
  access: 'read' | 'read-write' = 'read',
): Promise<FileHandle> {
  if (followsLinks && !(await lstat(file)).isFile()) throw new Error('This is no file')
  const handle = await open(file, flags | (access === 'read' ? constants.O_RDONLY : constants.O_RDWR))
  try {
    if ((await handle.stat()).isFile()) return handle
    throw new Error('This is no file')
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The whole of a small file. @throws like `openRegularFile`; RangeError for one that is larger than `mostBytes` */
export async function readSmallFile(file: string, mostBytes: number): Promise<Buffer> {
  const handle = await openRegularFile(file)
  try {
    if ((await handle.stat()).size > mostBytes)
      throw new RangeError('The file is too large to be one of ours')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
