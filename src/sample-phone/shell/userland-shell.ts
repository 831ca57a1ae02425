import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { shellUid, type ShellUser } from '../files/phone-files'
import { findProgram } from './find-programs'
import { startProgram, type Program } from './start-program'
import { requestPipe } from './userland-scripts'
import type { Shell, ShellRun, ShellStart } from './shell'

export interface UserlandOptions {
  /** Host folder that becomes `/`. */
  readonly root: string
  /** Phone folders to be mounted from elsewhere on the host. */
  readonly mounts: ReadonlyMap<string, string>
  /** As root: whom the host is to take the shell user for. */
  readonly user: ShellUser | undefined
  readonly hostName: string
}

/** How long a command may take to end after its hang-up, milliseconds. */
const hangUpGrace = 1000

/** As init and adbd set it for the shell of a phone. */
const phoneEnvironment = (hostName: string): NodeJS.ProcessEnv => ({
  PATH: '/product/bin:/system/bin:/system/xbin:/vendor/bin',
  ANDROID_ROOT: '/system',
  ANDROID_DATA: '/data',
  ANDROID_STORAGE: '/storage',
  EXTERNAL_STORAGE: '/sdcard',
  HOME: '/',
  HOSTNAME: hostName,
  LOGNAME: 'shell',
  SHELL: '/system/bin/sh',
  TMPDIR: '/data/local/tmp',
  USER: 'shell',
  // A phone's libc takes every text for UTF-8; the host's must be told.
  LC_ALL: 'C.UTF-8',
})

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Mounts made in the private namespace only: they are gone with its last process, however that ends. */
const mountScript = ({ root, mounts }: UserlandOptions): string =>
  [
    'set -e',
    `cd ${quote(root)}`,
    `mkdir -p proc dev ${[...mounts.keys()].map(folder => quote(folder.slice(1))).join(' ')}`,
    'mount -t proc proc proc',
    'for node in null zero full random urandom tty; do : >>dev/$node; mount --bind /dev/$node dev/$node; done',
    'ln -sf /proc/self/fd dev/fd',
    `mkfifo -m 622 ${quote(requestPipe.slice(1))}`,
    ...[...mounts].map(([phone, host]) => mountCommand(phone.slice(1), host)),
    'echo ready',
    // Open for writing too, so that it does not end with the first who asks.
    `cat <>${quote(requestPipe.slice(1))} &`,
    // Holds the namespaces until this process closes the pipe or dies.
    'exec cat >/dev/null',
  ].join('\n')

/** Nothing of a phone but its storage can be written to. @param folder of the phone, without its first slash */
function mountCommand(folder: string, host: string): string {
  const flags = folder.startsWith('storage/') ? '--bind' : '--bind -o ro'
  return `mount ${flags} ${quote(host)} ${quote(folder)}`
}

/**
 * Runs commands in Android's own shell and userland, with the phone's folder as root, as uid 2000. One process holds
 * the mount and process namespaces; when the pipe to it closes, even by a crash of this process, the kernel ends
 * everything inside. What scripts write to the request pipe goes to `onRequest`. Undefined when the host does not allow any of it.
 */
export async function startUserlandShell(
  options: UserlandOptions,
  onRequest: (data: Buffer) => void,
): Promise<Shell | undefined> {
  const programs = findPrograms()
  if (process.platform !== 'linux' || programs === undefined) return undefined
  const flags = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private']
  const holder = spawn(
    programs.unshare,
    [...(options.user === undefined ? ['--map-root-user'] : []), ...flags, 'sh', '-c', mountScript(options)],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const gone = once(holder, 'close')
  const close = async (): Promise<void> => {
    holder.stdin.destroy()
    holder.kill('SIGKILL')
    await gone
  }
  const ready = await Promise.race([
    once(holder.stdout, 'data').then(() => true),
    gone.then(() => false),
    once(holder, 'error').then(() => false),
  ])
  if (!ready || holder.pid === undefined) return undefined
  holder.stdout.on('data', onRequest)
  const env = phoneEnvironment(options.hostName)
  const enter = enterCommand(programs, holder.pid, options)
  const shell: Shell = { kind: 'userland', start: start => startCommand(enter, env, start), close }
  if (await answers(shell)) return shell
  await close()
  return undefined
}

/** With full paths: commands run with the phone's PATH, which knows none of them. */
interface Programs {
  readonly unshare: string
  readonly nsenter: string
  readonly chroot: string
}

function findPrograms(): Programs | undefined {
  const [unshare, nsenter, chroot] = ['unshare', 'nsenter', 'chroot'].map(findProgram)
  if (unshare === undefined || nsenter === undefined || chroot === undefined) return undefined
  return { unshare, nsenter, chroot }
}

/**
 * The command line that puts a program into the namespaces, the root and the place of the shell user. Root changes
 * to that user. Who is the owner of the files himself - any user, or root with a storage of its own - goes into a
 * user namespace that calls him 2000 and leaves him without powers.
 */
function enterCommand(programs: Programs, pid: number, { root, user }: UserlandOptions): readonly string[] {
  const namespaces = [`--mount=/proc/${pid}/ns/mnt`, `--pid=/proc/${pid}/ns/pid_for_children`]
  if (user !== undefined && user.uid !== 0) {
    const groups = user.groups.filter(id => id !== shellUid).join(',')
    const change = [`--userspec=${user.uid}:${shellUid}`, `--groups=${groups}`]
    return [programs.nsenter, ...namespaces, '--', programs.chroot, ...change, root]
  }
  const outer = user === undefined ? [`--user=/proc/${pid}/ns/user`, '--preserve-credentials'] : []
  const inner = ['--user', `--map-user=${shellUid}`, `--map-group=${shellUid}`, `--root=${root}`, '--wd=/']
  return [programs.nsenter, ...outer, ...namespaces, '--', programs.unshare, ...inner]
}

/** Whether the userland really runs: a mount or a library may be missing. */
async function answers(shell: Shell): Promise<boolean> {
  let told = ''
  const take = (data: Buffer): Promise<boolean> => {
    told += data.toString()
    return Promise.resolve(true)
  }
  const command = Buffer.from('id -u && toybox true')
  const run = shell.start({ command, merged: false, term: 'dumb', onOutput: take, onError: take })
  return (await run.exit) === 0 && /^\d+\n$/.test(told)
}

/**
 * mksh's own interactive mode complains where there is no terminal device, so a loop of its builtins stands in:
 * the directory and the variables live on from line to line all the same.
 */
const interactiveLoop = [
  '. /etc/mkshrc',
  'while eval "print -n -- \\"$PS1\\""; IFS= read -r sample_phone_line; do eval "$sample_phone_line"; done',
].join('\n')

function shellArguments({ command, merged }: ShellStart): readonly string[] {
  const script = command.length === 0 ? interactiveLoop : commandText(command)
  // adbd's main sets the umask to zero, and its shell inherits that.
  const start = merged ? 'umask 0; exec 2>&1; ' : 'umask 0; '
  return ['/system/bin/sh', '-c', start + script]
}

/** Arguments of a process are strings here: bytes that are not UTF-8 go as octal escapes for mksh to undo. */
function commandText(command: Buffer): string {
  const text = command.toString('utf8')
  if (Buffer.from(text).equals(command)) return text
  const escaped = [...command].map(byte => `\\${byte.toString(8).padStart(3, '0')}`)
  return `eval $'${escaped.join('')}'`
}

function startCommand(enter: readonly string[], env: NodeJS.ProcessEnv, start: ShellStart): ShellRun {
  const [command = '', ...rest] = enter
  const starting = startProgram({
    command,
    args: [...rest, ...shellArguments(start)],
    env: { ...env, ...(start.term === '' ? {} : { TERM: start.term }) },
  })
  return {
    write: async input => write(await starting, input),
    closeInput: () => void starting.then(({ stdin }) => stdin.end()),
    hangUp: () => void starting.then(hangUp),
    exit: starting.then(program => waitForExit(program, start)),
  }
}

async function write({ stdin }: Program, input: Buffer): Promise<void> {
  if (stdin.destroyed || stdin.write(input)) return
  await Promise.race([once(stdin, 'drain'), once(stdin, 'close')]).catch(() => undefined)
}

async function waitForExit({ stdout, stderr, end }: Program, start: ShellStart): Promise<number> {
  await Promise.all([forward(stdout, start.onOutput), forward(stderr, start.onError)])
  const { code, signal } = await end
  // adbd subprocess code: the number of a deadly signal plus 128.
  return signal === null ? (code ?? 0) : 128 + constants.signals[signal]
}

async function forward(from: Readable, take: (data: Buffer) => Promise<boolean>): Promise<void> {
  // Once the computer is gone the rest is read and dropped, so that the command is not stuck on a full pipe.
  for await (const data of from) await take(data as Buffer)
}

async function hangUp({ pid, end }: Program): Promise<void> {
  if (pid === undefined) return
  const ended = end.then(() => true)
  const endsWithin = (ms: number): Promise<boolean> => Promise.race([ended, delay(ms, false, { ref: false })])
  if (await endsWithin(0)) return
  signalGroup(pid, 'SIGHUP')
  if (!(await endsWithin(hangUpGrace))) signalGroup(pid, 'SIGKILL')
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // All of the group have ended.
  }
}
