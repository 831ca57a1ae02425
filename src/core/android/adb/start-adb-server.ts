import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const maxMs = 20_000

/** Starts an adb server on a port and resolves when it runs. */
export type StartAdbServer = (executable: string, port: number) => Promise<void>

/**
 * `adb start-server`, which leaves a server behind as a process of its own. That process inherits what this one has open;
 * in Electron's main process that is a great deal (see main/adb-starter.ts).
 * @throws Error with what adb said
 */
export const startAdbServer: StartAdbServer = async (executable, port) => {
  await run(executable, ['-P', String(port), 'start-server'], { timeout: maxMs, windowsHide: true })
}
