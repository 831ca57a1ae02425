import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { PhoneIdentity } from '../phone-identity'
import { findProgram, sharedLibraries } from './find-programs'
import { group, mkshrc, passwd, userlandScripts } from './userland-scripts'

/** A C library that does not have this locale built in reads it from here. */
const phoneLocale = 'usr/lib/locale/C.utf8'
const hostLocale = `/${phoneLocale}`

/**
 * Puts mksh, toybox and what they need into the phone's root, laid out as on a phone. False, having done nothing,
 * when the host lacks one of them.
 */
export function installUserland(root: string, phone: PhoneIdentity): boolean {
  const mksh = findProgram('mksh')
  const toybox = findProgram('toybox')
  if (mksh === undefined || toybox === undefined) return false
  const bin = join(root, 'system/bin')
  mkdirSync(bin, { recursive: true })
  install(mksh, join(bin, 'sh'))
  install(toybox, join(bin, 'toybox'))
  // Libraries are copied to where the loader looks, so that nothing of the host need be mounted for them.
  for (const library of [...sharedLibraries(mksh), ...sharedLibraries(toybox)])
    install(library, join(root, library))
  if (existsSync(hostLocale)) cpSync(hostLocale, join(root, phoneLocale), { recursive: true })
  const scripts = userlandScripts()
  for (const [name, text] of scripts) writeFileSync(join(bin, name), text, { mode: 0o755 })
  for (const applet of applets(toybox)) {
    if (!scripts.has(applet) && !existsSync(join(bin, applet))) symlinkSync('toybox', join(bin, applet))
  }
  writeEtc(root, phone)
  return true
}

function install(from: string, to: string): void {
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

function writeEtc(root: string, phone: PhoneIdentity): void {
  const etc = join(root, 'etc')
  mkdirSync(etc, { recursive: true })
  writeFileSync(join(etc, 'passwd'), passwd)
  writeFileSync(join(etc, 'group'), group)
  writeFileSync(join(etc, 'mkshrc'), mkshrc(phone))
}
