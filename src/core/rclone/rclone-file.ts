import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse, sep } from 'node:path'
import { PlaceError } from '../places/place-error'
import { toRclonePath } from './encode-path'

/** A file as rclone addresses it. */
export interface RcloneFile {
  readonly fs: string
  readonly remote: string
}

/** Letters, digits and a few signs: anything else could say more to rclone than a name. */
const remoteName = /^[A-Za-z0-9_][A-Za-z0-9_. -]{0,63}(?<! )$/

export function isRemoteName(name: string): boolean {
  return remoteName.test(name)
}

/**
 * A folder of a remote, to look in.
 * @throws PlaceError `failed` for a name that no remote has
 */
export function remoteFolder(remote: string, root: string): string {
  if (!isRemoteName(remote)) throw new PlaceError('failed', 'A remote is not named like that.')
  return `${remote}:${toRclonePath(root)}`
}

/** rclone can't say these two on this computer's disk: it quotes them there, whatever it is told. */
const unsayable = /[‛␀]/

/**
 * Calls with a file of this computer's disk as rclone can read it.
 * @param path absolute
 */
export async function withSource<T>(path: string, use: (file: RcloneFile) => Promise<T>): Promise<T> {
  if (!unsayable.test(path)) return use(localFile(path))
  return withTemporary(async copy => {
    await copyFile(path, copy)
    return use(localFile(copy))
  })
}

/** The same for one that rclone is to write. */
export async function withTarget<T>(path: string, use: (file: RcloneFile) => Promise<T>): Promise<T> {
  if (!unsayable.test(path)) return use(localFile(path))
  return withTemporary(async copy => {
    const result = await use(localFile(copy))
    await copyFile(copy, path)
    return result
  })
}

async function withTemporary<T>(use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-rclone-'))
  try {
    return await use(join(folder, 'file'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function localFile(path: string): RcloneFile {
  const { root } = parse(path)
  const names = path.slice(root.length).split(sep).join('/')
  // As it is: rclone's own replacements would lead to another file where a name holds what looks like one.
  return { fs: `:local,encoding=None:${root}`, remote: toRclonePath(names) }
}
