import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import path from 'node:path'
import { runCommand } from '../setup/run-command.mjs'
import { SetupError } from '../setup/say.mjs'

const timeLimitMs = 10 * 60_000
/** What the system itself keeps of installing and removing. */
const systemState =
  /^\/(proc|sys|dev|run|tmp|var\/(log|cache|lib\/(apt|dpkg))|etc\/ld\.so\.cache)(\/|$)|\/mimeinfo\.cache$/
/** The PATH that Debian gives a root shell and a person's. */
const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

async function runOrThrow(command, args, options = {}) {
  const { code, output } = await runCommand(command, args, { timeoutMs: timeLimitMs, ...options })
  if (code !== 0)
    throw new SetupError(`${[command, ...args].join(' ')} ended with ${code}:\n${output.trim()}`)
  return output
}

/** All files and folders below `root`, as the system in it names them, without those of `systemState`. */
async function listBelow(root, folder = '/') {
  const found = []
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const place = path.posix.join(folder, entry.name)
    if (systemState.test(place)) continue
    found.push(place)
    if (entry.isDirectory()) found.push(...(await listBelow(root, place)))
  }
  return found
}

/**
 * Makes a bare Debian 12 in an empty folder, with debootstrap. Its /proc and /dev are mounted in the namespace of this process,
 * which should be one of its own.
 * @returns `run`, `spawn`, `apt` inside of it; `listFiles` of it
 */
export async function openDebian(root) {
  await runOrThrow('debootstrap', ['--variant=minbase', 'bookworm', root])
  if (existsSync('/etc/resolv.conf')) await cp('/etc/resolv.conf', path.join(root, 'etc/resolv.conf'))
  await runOrThrow('mount', ['-t', 'proc', 'proc', path.join(root, 'proc')])
  await runOrThrow('mount', ['--rbind', '/dev', path.join(root, 'dev')])
  await runOrThrow('mount', ['--make-rslave', path.join(root, 'dev')])
  const inside = (command, { user = 'root', env = {} } = {}) => [
    'chroot',
    [`--userspec=${user}:${user}`, root, ...command],
    { env: { PATH: searchPath, DEBIAN_FRONTEND: 'noninteractive', ...env } },
  ]
  const run = (command, as) => runOrThrow(...inside(command, as))
  await run(['apt-get', 'update'])
  return {
    /** Runs a command to its end and answers what it printed. @throws SetupError when it fails */
    run,
    spawn(command, as) {
      const [program, args, options] = inside(command, as)
      return spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    },
    apt: (verb, ...args) => run(['apt-get', verb, '--yes', '--no-install-recommends', ...args]),
    listFiles: async () => new Set(await listBelow(root)),
  }
}
