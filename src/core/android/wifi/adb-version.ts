import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const maxMs = 10_000

/**
 * What `adb version` says of the platform-tools, e.g. `35.0.2`; null where it says nothing of the kind. The server's own
 * number (`host:version`) tells nothing: it is 41 for 29.0.6, which cannot pair, and for those that can.
 */
export async function adbVersion(executable: string): Promise<string | null> {
  try {
    const { stdout } = await run(executable, ['version'], {
      timeout: maxMs,
      windowsHide: true,
      maxBuffer: 65_536,
    })
    return parseAdbVersion(stdout)
  } catch {
    return null
  }
}

/** Of the line `Version 29.0.6-debian` (packages/modules/adb, adb.cpp adb_version). */
export function parseAdbVersion(output: string): string | null {
  return /^Version (\d{1,4}\.\d{1,4}\.\d{1,4})/m.exec(output)?.[1] ?? null
}
