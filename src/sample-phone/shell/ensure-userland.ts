import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cacheFolder } from '../files/cache-folder'
import { makeOnce } from '../files/make-once'
import type { PhoneIdentity } from '../phone-identity'
import { findProgram, sharedLibraries } from './find-programs'
import { group, mkshrc, passwd, userlandScripts } from './userland-scripts'

/** A C library that does not have this locale built in reads it from here. */
const phoneLocale = 'usr/lib/locale/C.utf8'
const hostLocale = `/${phoneLocale}`

/** Changes whenever what is put there for the same programs and scripts does. */
const userlandVersion = 1

/** What becomes which folder of the phone; the loader looks for libraries where the host has them. */
const mountedFolders = ['system/bin', 'lib', 'lib64', 'usr']

/**
 * mksh, toybox and what they need, laid out as on a phone, from the cache or put there now: each folder of the phone with the one
 * of the host that is to be mounted there. Undefined when the host lacks one of the programs.
 */
export async function ensureUserland(): Promise<ReadonlyMap<string, string> | undefined> {
  const mksh = findProgram('mksh')
  const toybox = findProgram('toybox')
  if (mksh === undefined || toybox === undefined) return undefined
  const scripts = userlandScripts()
  const folder = join(cacheFolder(), `userland-${identify([mksh, toybox], scripts)}`)
  await makeOnce(folder, building => install(building, { mksh, toybox, scripts }))
  return new Map(
    mountedFolders
      .map(name => [`/${name}`, join(folder, name)] as const)
      .filter(([, host]) => existsSync(host)),
  )
}

/** Another one for other programs or scripts. */
function identify(programs: readonly string[], scripts: ReadonlyMap<string, string>): string {
  const states = programs.map(program => {
    const { size, mtimeMs } = statSync(program)
    return [program, size, mtimeMs]
  })
  const all = JSON.stringify([userlandVersion, states, [...scripts]])
  return createHash('sha256').update(all).digest('hex').slice(0, 16)
}

interface UserlandParts {
  readonly mksh: string
  readonly toybox: string
  readonly scripts: ReadonlyMap<string, string>
}

function install(root: string, { mksh, toybox, scripts }: UserlandParts): void {
  // The shell user must be able to enter it.
  chmodSync(root, 0o755)
  const bin = join(root, 'system/bin')
  copyProgram(mksh, join(bin, 'sh'))
  copyProgram(toybox, join(bin, 'toybox'))
  // Libraries are copied to where the loader looks, so that nothing of the host need be mounted for them.
  for (const library of [...sharedLibraries(mksh), ...sharedLibraries(toybox)])
    copyProgram(library, join(root, library))
  if (existsSync(hostLocale)) cpSync(hostLocale, join(root, phoneLocale), { recursive: true })
  for (const [name, text] of scripts) writeFileSync(join(bin, name), text, { mode: 0o755 })
  for (const applet of applets(toybox)) {
    if (!scripts.has(applet) && !existsSync(join(bin, applet))) symlinkSync('toybox', join(bin, applet))
  }
}

function copyProgram(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  chmodSync(to, 0o755)
}

/** `toybox --long` lists its commands with their folders. */
const applets = (toybox: string): readonly string[] =>
  execFileSync(toybox, ['--long'], { encoding: 'utf8' })
    .split(/\s+/)
    .filter(name => name !== '')
    .map(name => basename(name))
    // They are mksh's own, or would end the phone's host.
    .filter(name => !['sh', 'su', 'login', 'poweroff', 'reboot', 'halt'].includes(name))

/** What of `/etc` the shell reads. */
export function writeEtc(root: string, phone: PhoneIdentity): void {
  const etc = join(root, 'etc')
  mkdirSync(etc, { recursive: true })
  writeFileSync(join(etc, 'passwd'), passwd)
  writeFileSync(join(etc, 'group'), group)
  writeFileSync(join(etc, 'mkshrc'), mkshrc(phone))
}
