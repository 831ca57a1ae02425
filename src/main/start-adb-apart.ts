import { utilityProcess } from 'electron'
import type { StartAdbServer } from '../core/android/adb/start-adb-server'

/** Starts adb by way of `adb-starter.ts`. */
export function createAdbStarter(entry: string): StartAdbServer {
  return (executable, port) =>
    new Promise((resolve, reject) => {
      const starter = utilityProcess.fork(entry, [executable, String(port)], {
        serviceName: 'Phonekeep adb starter',
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      starter.stderr?.on('data', (text: Buffer) => (said += text.toString()))
      starter.on('exit', code =>
        code === 0 ? resolve() : reject(new Error(said.trim() || `exit code ${code}`)),
      )
    })
}
