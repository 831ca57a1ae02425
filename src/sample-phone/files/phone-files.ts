import { lchownSync, lstatSync, readlinkSync, type BigIntStats } from 'node:fs'
import { sep } from 'node:path'
import { PhoneFileError } from './phone-errors'

/** The phone's tree of files on the host. */
export interface PhoneFiles {
  /** Host folder that is the phone's `/`. */
  readonly root: string
  /** Phone folders that live elsewhere on the host, as `/storage/emulated/0` may. */
  readonly mounts: ReadonlyMap<string, string>
  /** Links of the phone that the host could not make, from and to as phone paths. */
  readonly links: ReadonlyMap<string, string>
  /**
   * As root every file opens, so the view of the phone's shell user is worked out from the mode bits. Elsewhere
   * the host's own answer is right already, and this is undefined.
   */
  readonly user: ShellUser | undefined
}

/** Whom the host takes the phone's shell user for. */
export interface ShellUser {
  readonly uid: number
  readonly groups: readonly number[]
}

/** AOSP android_filesystem_config.h: AID_SHELL, and the groups of adbd (daemon/main.cpp) that concern storage. */
export const shellUid = 2000
export const shellGroups: readonly number[] = [2000, 1004, 1007, 1015, 1023, 1028, 3003]
const mediaGroup = 1015

/** linux/fs/namei.c MAXSYMLINKS */
const maxLinks = 40
const maxName = 255

/** linux/stat.h; node:fs has no such constants on Windows. */
export const fileTypeMask = 0o170000
export const folderMode = 0o040000
export const regularFileMode = 0o100000
export const linkMode = 0o120000

export interface Resolved {
  /** Where it is on the host, as bytes: names on a phone need not be UTF-8. */
  readonly host: Buffer
  /** Its canonical path on the phone. */
  readonly phone: Buffer
  /** Undefined when only the last part does not exist. */
  readonly stat: BigIntStats | undefined
}

const slash = 0x2f
const hostSeparator = Buffer.from(sep)

function splitPath(path: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let start = 0
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path[at] !== slash) continue
    if (at > start) parts.push(path.subarray(start, at))
    start = at + 1
  }
  return parts
}

export const joinPhone = (folder: Buffer, name: Buffer): Buffer =>
  folder.length === 1 ? Buffer.concat([folder, name]) : Buffer.concat([folder, Buffer.from('/'), name])

function lstatOrUndefined(host: Buffer): BigIntStats | undefined {
  return lstatSync(host, { bigint: true, throwIfNoEntry: false })
}

/** Whether the phone's shell user has all the wanted bits (4 read, 2 write, 1 search). */
export function mayAccess(files: PhoneFiles, stat: BigIntStats, wanted: number): boolean {
  const { user } = files
  if (user === undefined) return true
  const mode = Number(stat.mode)
  const shift = Number(stat.uid) === user.uid ? 6 : user.groups.includes(Number(stat.gid)) ? 3 : 0
  return ((mode >> shift) & wanted) === wanted
}

/**
 * Walks a phone path as the phone's kernel would: links are followed inside the phone's root only, and every folder
 * on the way must be searchable. `path` is taken from `/` when relative. Throws {@link PhoneFileError}.
 */
export function resolvePhonePath(files: PhoneFiles, path: Buffer, followLast: boolean): Resolved {
  const todo = splitPath(path)
  if (path.length === 0) throw new PhoneFileError('ENOENT')
  const mustBeFolder = path[path.length - 1] === slash
  const start = Buffer.from(files.root)
  let here: Resolved = { host: start, phone: Buffer.from('/'), stat: lstatOrUndefined(start) }
  const above: Resolved[] = []
  let links = 0
  for (let part = todo.shift(); part !== undefined; part = todo.shift()) {
    assertSearchable(files, here.stat)
    const name = part.toString('latin1')
    if (name === '.') continue
    if (name === '..') {
      here = above.pop() ?? here
      continue
    }
    const next = step(files, here, part)
    const target = linkTarget(files, next)
    if (target !== undefined && (todo.length > 0 || followLast || mustBeFolder)) {
      if (++links > maxLinks) throw new PhoneFileError('ELOOP')
      todo.unshift(...splitPath(target))
      if (target[0] === slash) here = above.shift() ?? here
      if (target[0] === slash) above.length = 0
      continue
    }
    above.push(here)
    here = next
  }
  if (mustBeFolder && here.stat !== undefined && !here.stat.isDirectory()) throw new PhoneFileError('ENOTDIR')
  return here
}

function assertSearchable(files: PhoneFiles, stat: BigIntStats | undefined): void {
  if (stat === undefined) throw new PhoneFileError('ENOENT')
  if (!stat.isDirectory()) throw new PhoneFileError('ENOTDIR')
  if (!mayAccess(files, stat, 1)) throw new PhoneFileError('EACCES')
}

function step(files: PhoneFiles, folder: Resolved, name: Buffer): Resolved {
  if (name.length > maxName) throw new PhoneFileError('ENAMETOOLONG')
  const phone = joinPhone(folder.phone, name)
  const mount = files.mounts.get(phone.toString())
  const host = mount === undefined ? Buffer.concat([folder.host, hostSeparator, name]) : Buffer.from(mount)
  return { host, phone, stat: lstatOrUndefined(host) }
}

function linkTarget(files: PhoneFiles, at: Resolved): Buffer | undefined {
  if (at.stat?.isSymbolicLink() === true) return readlinkSync(at.host, 'buffer')
  const made = at.stat === undefined ? files.links.get(at.phone.toString()) : undefined
  return made === undefined ? undefined : Buffer.from(made)
}

/** As root, gives a new file or folder to the shell user, as on a phone; elsewhere it is the caller's own already. */
export function giveToShell(user: ShellUser | undefined, host: Buffer | string): void {
  if (user !== undefined && user.uid !== 0) lchownSync(host, user.uid, mediaGroup)
}
