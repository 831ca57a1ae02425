import { accessSync, constants } from 'node:fs'
import path from 'node:path'

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a program in the folders given or, without folders, on PATH; undefined when there is none. */
export function findProgram(name, folders = (process.env.PATH ?? '').split(path.delimiter)) {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  return folders
    .filter(folder => path.isAbsolute(folder))
    .map(folder => path.join(folder, file))
    .find(isExecutable)
}

/** The adb that the app will use: the Android SDK's, else the one on PATH. The order is src/core/android/adb/find-adb.ts's. */
export function findAdb(env = process.env) {
  const sdks = [env.ANDROID_HOME, env.ANDROID_SDK_ROOT].filter(Boolean)
  return (
    findProgram(
      'adb',
      sdks.map(sdk => path.join(sdk, 'platform-tools')),
    ) ?? findProgram('adb')
  )
}
