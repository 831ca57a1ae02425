import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { isRoot, runAsRoot } from './as-root.mjs'
import { say, SetupError } from './say.mjs'

const readNumber = file => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined)

/** Whether the kernel lets a plain user make the namespaces that Chromium's sandbox is built of. */
function hasUserNamespaces() {
  return (
    readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== 1 &&
    readNumber('/proc/sys/kernel/unprivileged_userns_clone') !== 0 &&
    readNumber('/proc/sys/user/max_user_namespaces') !== 0
  )
}

function isSetuidRoot(file) {
  const { uid, mode } = statSync(file)
  return uid === 0 && (mode & 0o4000) !== 0
}

/**
 * Makes Chromium's sandbox work for this user and returns the arguments Electron needs for it.
 * As root it cannot work at all (crbug.com/638180): then it is switched off, and that is said.
 */
export async function ensureSandbox(executablePath) {
  if (process.platform !== 'linux') return []
  if (isRoot) {
    say('Running as root: Chromium cannot use its sandbox, so it is started with --no-sandbox.')
    return ['--no-sandbox']
  }
  const helper = path.join(path.dirname(executablePath), 'chrome-sandbox')
  if (hasUserNamespaces() || isSetuidRoot(helper)) return []
  say(`This system keeps user namespaces from programs: making ${helper} setuid root for Chromium's sandbox.`)
  const { code, output } = await runAsRoot('sh', ['-c', 'chown root:root "$0" && chmod 4755 "$0"', helper])
  if (code !== 0) throw new SetupError(`That failed: ${output.trim()}`)
  return []
}
