import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  utimesSync,
} from 'node:fs'
import { sep } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { giveToShell, type ShellUser } from './phone-files'

export interface LinkTreeOptions {
  /** False: copies, for a phone whose commands could write into a linked file. */
  readonly mayLink: boolean
  readonly user: ShellUser | undefined
}

const separator = Buffer.from(sep)
const join = (folder: Buffer, name: Buffer): Buffer => Buffer.concat([folder, separator, name])

/** Makes `to` a tree equal to `from`: folders anew, files as hard links where that can be, else as copies. */
export async function linkTree(from: Buffer, to: Buffer, options: LinkTreeOptions): Promise<void> {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true, encoding: 'buffer' })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target, options)
    else placeFile(source, target, options)
  }
  finishFolder(from, to, options)
  await nextTurn()
}

function placeFile(source: Buffer, target: Buffer, { mayLink, user }: LinkTreeOptions): void {
  if (mayLink) {
    try {
      linkSync(source, target)
      return
    } catch {
      // Another file system, or one without links.
    }
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE)
  const { atime, mtime } = lstatSync(source)
  utimesSync(target, atime, mtime)
  giveToShell(user, target)
}

function finishFolder(from: Buffer, to: Buffer, { user }: LinkTreeOptions): void {
  const { atime, mtime } = lstatSync(from)
  chmodSync(to, 0o771)
  giveToShell(user, to)
  utimesSync(to, atime, mtime)
}
