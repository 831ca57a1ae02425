import { renameSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { resolvePhonePath, type PhoneFiles } from '../../files/phone-files'
import { assertWritableParent } from './change-tools'
import { join } from './list-tools'
import { lookUp, readOptions, toBytes, type Tool } from './tool'

/**
 * `mv [-n] [-f] SOURCE… DEST` as toybox has it (toys/posix/cp.c): with `-n`, which wins over `-f`, an existing target is
 * left as it is *without a word and with exit code 0*. Other than there, nothing moves from one file system to another.
 */
export const mv: Tool = async (context, words) => {
  const { letters, paths } = readOptions(words)
  const sources = paths.slice(0, -1)
  const target = paths.at(-1)
  if (target === undefined || sources.length === 0) {
    await context.complain(
      `mv: Needs ${target === undefined ? '1 argument' : '2 arguments'} (see "mv --help")`,
    )
    return 1
  }
  const intoFolder = isFolder(context.files, target)
  if (!intoFolder && sources.length > 1) {
    await context.complain(`mv: '${target}' not directory`)
    return 1
  }
  let code = 0
  for (const source of sources) {
    const name = source.replace(/\/+$/, '').replace(/^.*\//s, '')
    try {
      move(context.files, source, intoFolder ? join(target, name) : target, letters.has('n'))
    } catch (thrown) {
      await context.complain(`mv: bad '${source}': ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

function isFolder(files: PhoneFiles, path: string): boolean {
  try {
    return lookUp(files, path, true).stat.isDirectory()
  } catch {
    return false
  }
}

function move(files: PhoneFiles, source: string, target: string, keepTarget: boolean): void {
  const from = lookUp(files, source, false)
  const to = resolvePhonePath(files, toBytes(target), false)
  if (keepTarget && to.stat !== undefined) return
  assertWritableParent(files, from.phone)
  assertWritableParent(files, to.phone)
  if (from.stat.isDirectory() && to.stat?.isDirectory() === false) throw new PhoneFileError('ENOTDIR')
  if (!from.stat.isDirectory() && to.stat?.isDirectory() === true) throw new PhoneFileError('EISDIR')
  renameSync(from.host, to.host)
}
