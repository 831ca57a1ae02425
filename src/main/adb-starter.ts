import { startAdbServer } from '../core/android/adb/start-adb-server'

/**
 * A process of its own, only to start adb. A server started by Electron's main process would inherit and keep open all that
 * Chromium has there: the lock of its profile, its sockets. A utility process has next to nothing open.
 */
const [executable = '', port = ''] = process.argv.slice(2)
try {
  await startAdbServer(executable, Number(port))
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
process.exit()
