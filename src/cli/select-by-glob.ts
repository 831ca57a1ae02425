import picomatch from 'picomatch'
import type { PhoneFile } from '../core/catalog/phone-file'

/**
 * The files that match any of the patterns; all of them when there is none. A pattern is held against the path below
 * the storage (`DCIM/Camera/*.jpg`), one that begins with `/` against the whole path on the phone, one without any `/`
 * against the name alone.
 */
export function selectByGlob(files: readonly PhoneFile[], globs: readonly string[]): readonly PhoneFile[] {
  if (globs.length === 0) return files
  const tests = globs.map(glob => {
    const matches = picomatch(glob, { dot: true, nocase: true })
    if (glob.startsWith('/')) return ({ path }: PhoneFile) => matches(path)
    if (!glob.includes('/')) return ({ path }: PhoneFile) => matches(path.slice(path.lastIndexOf('/') + 1))
    return ({ path, volume }: PhoneFile) => matches(path.slice(volume.length + 1))
  })
  return files.filter(file => tests.some(test => test(file)))
}
