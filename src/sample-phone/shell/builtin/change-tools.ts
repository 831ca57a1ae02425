import { mkdirSync, rmdirSync, unlinkSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { giveToShell, mayAccess, resolvePhonePath, type PhoneFiles } from '../../files/phone-files'
import { namesIn } from './list-tools'
import { lookUp, readOptions, toBytes, toText, type Tool } from './tool'

const parentOf = (path: Buffer): string => toText(path.subarray(0, Math.max(1, path.lastIndexOf(0x2f))))

export function assertWritableParent(files: PhoneFiles, phonePath: Buffer): void {
  if (!mayAccess(files, lookUp(files, parentOf(phonePath), true).stat, 3)) throw new PhoneFileError('EACCES')
}

function makeFolder(files: PhoneFiles, path: string): void {
  const place = resolvePhonePath(files, toBytes(path), true)
  if (place.stat !== undefined) throw new PhoneFileError('EEXIST')
  assertWritableParent(files, place.phone)
  mkdirSync(place.host, 0o771)
  giveToShell(files.user, place.host)
}

function makeFolders(files: PhoneFiles, path: string): void {
  const parts = path.split('/').filter(part => part !== '')
  parts.forEach((_, index) => {
    const here = `/${parts.slice(0, index + 1).join('/')}`
    const place = resolvePhonePath(files, toBytes(here), true)
    if (place.stat === undefined) makeFolder(files, here)
    else if (!place.stat.isDirectory())
      throw new PhoneFileError(index === parts.length - 1 ? 'EEXIST' : 'ENOTDIR')
  })
}

export const mkdir: Tool = async ({ files, complain }, words) => {
  const { letters, paths } = readOptions(words)
  let code = 0
  for (const path of paths) {
    try {
      if (letters.has('p')) makeFolders(files, path)
      else makeFolder(files, path)
    } catch (thrown) {
      await complain(`mkdir: '${path}': ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

function remove(files: PhoneFiles, path: string, recursive: boolean): void {
  const found = lookUp(files, path, false)
  assertWritableParent(files, found.phone)
  if (!found.stat.isDirectory()) {
    unlinkSync(found.host)
    return
  }
  if (!recursive) throw new PhoneFileError('EISDIR')
  for (const name of namesIn(files, found)) remove(files, `${path}/${name}`, true)
  rmdirSync(found.host)
}

const errnoMissing = 2

export const rm: Tool = async ({ files, complain }, words) => {
  const { letters, paths } = readOptions(words)
  let code = 0
  for (const path of paths) {
    try {
      remove(files, path, letters.has('r') || letters.has('R'))
    } catch (thrown) {
      const error = toPhoneError(thrown)
      if (letters.has('f') && error.errno === errnoMissing) continue
      await complain(`rm: ${path}: ${error.message}`)
      code = 1
    }
  }
  return code
}
