import picomatch from 'picomatch'
import { fileName } from '../core/phone/file-name'
import { parsePlace } from '../core/phone/place'

/**
 * The files that match any of the patterns; all of them when there is none. A pattern is held against the path below
 * the storage (`DCIM/Camera/*.jpg`), one that begins with `/` against the whole path on the phone, one without any `/`
 * against the name alone.
 */
export function selectByGlob<T extends { readonly path: string }>(
  files: readonly T[],
  globs: readonly string[],
): readonly T[] {
  if (globs.length === 0) return files
  const tests = globs.map(glob => {
    const matches = picomatch(glob, { dot: true, nocase: true })
    if (glob.startsWith('/')) return (path: string) => matches(path)
    if (!glob.includes('/')) return (path: string) => matches(fileName(path))
    return (path: string) => matches(belowStorage(path))
  })
  return files.filter(({ path }) => tests.some(test => test(path)))
}

function belowStorage(path: string): string {
  return parsePlace(path)?.names.join('/') ?? path
}
