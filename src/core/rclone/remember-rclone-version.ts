import { stat } from 'node:fs/promises'
import { readRcloneVersion } from './read-rclone-version'

/**
 * The version of a program, asked of it once, and again when the file is another: the window wants to know at each look at the
 * places, and to start a program costs a large process, such as the app, a hundred times what it costs to look at a file.
 * What is returned throws as `readRcloneVersion` does, or as `stat` where there is no file.
 */
export function rememberRcloneVersion(): (executable: string) => Promise<string> {
  let known: { readonly state: string; readonly version: string } | null = null
  return async executable => {
    const { ino, size, mtimeMs, ctimeMs } = await stat(executable)
    const state = JSON.stringify([executable, ino, size, mtimeMs, ctimeMs])
    if (known?.state === state) return known.version
    const version = await readRcloneVersion(executable)
    known = { state, version }
    return version
  }
}
