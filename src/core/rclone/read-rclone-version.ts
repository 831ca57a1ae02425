import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { PlaceError } from '../places/place-error'
import { rcloneEnvironment } from './rclone-environment'

const run = promisify(execFile)
const maxMs = 20_000

/** The first with operations/stat; the questions of config/create are of 1.56. */
const oldest = { major: 1, minor: 57 }

/**
 * The version of an rclone program, such as `1.60.1-DEV`.
 * @throws PlaceError `no-engine` where it doesn't run, is something else, or is too old to be driven
 */
export async function readRcloneVersion(executable: string): Promise<string> {
  const said = await askVersion(executable)
  const version = /^rclone v((\d+)\.(\d+)\S*)/.exec(said)
  if (version === null) throw new PlaceError('no-engine', 'This program is not rclone.')
  const [, text = '', major, minor] = version
  const isOld =
    Number(major) < oldest.major || (Number(major) === oldest.major && Number(minor) < oldest.minor)
  if (!isOld) return text
  const needed = `${oldest.major}.${oldest.minor}`
  throw new PlaceError('no-engine', `rclone ${text} is too old: ${needed} or newer is needed.`)
}

async function askVersion(executable: string): Promise<string> {
  try {
    // Without a configuration: it would be looked for in the person's own folder, and may ask for a password.
    const env = rcloneEnvironment(process.env, { RCLONE_CONFIG: '', RCLONE_ASK_PASSWORD: 'false' })
    return (await run(executable, ['version'], { env, timeout: maxMs, windowsHide: true })).stdout
  } catch (error) {
    throw new PlaceError('no-engine', `rclone doesn't run: ${wordsOf(error)}`, { cause: error })
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
