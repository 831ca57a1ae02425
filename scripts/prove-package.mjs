// npm run prove-package -- dist/FILE.deb: installs the deb on a bare Debian 12 without Node, uses it as a person would, removes
// it, and looks at what is left (docs/releasing.md). As root, with debootstrap and adb; it takes a few minutes and 1 GB of disk.
import { spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDebian } from './package/bare-debian.mjs'
import { backUpAndRestore } from './package/drive-app.mjs'
import { isRoot } from './setup/as-root.mjs'
import { findProgram } from './setup/find-program.mjs'
import { runCommand } from './setup/run-command.mjs'
import { runMain, say, SetupError } from './setup/say.mjs'

const innerMark = 'PHONEKEEP_PROVING'
const user = 'ada'
const home = `/home/${user}`
/** What the person made and chose, and what adb and Electron keep in a home folder. */
const mayStay = [
  `${home}/Phonekeep`, // the backups
  `${home}/.config`, // settings, Chromium's profile
  `${home}/.cache`, // the sample phone's pictures
  `${home}/.local`,
  `${home}/.android`, // adb's key
  `${home}/.pki`,
]

/** In namespaces of its own: whatever happens, no mount and no process outlives this one. */
async function runApart() {
  const args = ['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private']
  const child = spawn('unshare', [...args, process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [innerMark]: '1' },
  })
  return await new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ? 1 : code)))
}

async function dependenciesOf(deb) {
  const { code, output } = await runCommand('dpkg-deb', ['--field', deb, 'Depends'])
  if (code !== 0) throw new SetupError(`${deb} is no deb: ${output.trim()}`)
  return output.trim()
}

/** Uses what is installed: the window, then the command line. */
async function useIt(debian) {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const env = { HOME: home, LANG: 'C.UTF-8', ANDROID_ADB_SERVER_PORT: String(port) }
  const asUser = (...command) => debian.run(command, { user, env })
  const app = debian.spawn(['xvfb-run', '-a', 'phonekeep', '--remote-debugging-port=0'], { user, env })
  const restored = await backUpAndRestore(app, {
    wipe: serial => asUser('adb', '-s', serial, 'shell', 'rm -rf /storage/emulated/0/DCIM'),
  })
  say(`Backed up the sample phone, took its photos away, and restored them: ${restored}.`)
  const listed = await asUser('phonekeep', 'list', `${home}/Phonekeep`, '--json')
  // Between Chromium's words about the bus that a bare system has not.
  const line = listed.split('\n').find(text => text.startsWith('{'))
  await asUser('phonekeep', 'verify', JSON.parse(line).path)
  say('The command line, without a display, read the backup again and found no fault.')
  await asUser('adb', 'kill-server')
}

async function prove(deb, root) {
  say('Making a bare Debian 12.')
  const debian = await openDebian(root)
  await debian.apt('install', 'xvfb', 'xauth', 'adb')
  await debian.apt('satisfy', await dependenciesOf(deb))
  await debian.run(['useradd', '--create-home', user])
  await debian.run(['sh', '-c', '! command -v node'])
  const before = await debian.listFiles()
  await cp(deb, path.join(root, 'tmp/package.deb'))
  await debian.apt('install', '/tmp/package.deb')
  await rm(path.join(root, 'tmp/package.deb'))
  say('Installed, and what it depends on is all it needs: apt added nothing.')
  await useIt(debian)
  await debian.apt('purge', 'phonekeep')
  const left = [...(await debian.listFiles())].filter(file => !before.has(file))
  const own = file => mayStay.some(place => file === place || file.startsWith(`${place}/`))
  const foreign = left.filter(file => !own(file))
  if (foreign.length > 0) throw new SetupError(`Left behind after its removal:\n${foreign.join('\n')}`)
  say('Removed: nothing is left but settings, caches and backups in the home folder.')
}

await runMain(async () => {
  const [deb] = process.argv.slice(2)
  if (deb === undefined) throw new SetupError('Give the deb: npm run prove-package -- dist/FILE.deb')
  if (!isRoot || process.platform !== 'linux') throw new SetupError('This needs root on Linux.')
  if (findProgram('debootstrap') === undefined) {
    throw new SetupError('debootstrap is missing. Run: apt-get install debootstrap')
  }
  await readFile(deb)
  if (process.env[innerMark] !== '1') return await runApart()
  const root = await mkdtemp(path.join(tmpdir(), 'phonekeep-debian-'))
  // mkdtemp keeps it for root, and a person is to live in it.
  await chmod(root, 0o755)
  try {
    await prove(path.resolve(deb), root)
  } finally {
    // Unmounted before anything is deleted: what is mounted there is this computer's own.
    await runCommand('umount', ['--recursive', '--lazy', path.join(root, 'dev'), path.join(root, 'proc')])
    await rm(root, { recursive: true, force: true })
  }
})
