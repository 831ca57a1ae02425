import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { findProgram } from '../setup/find-program.mjs'

const mirror = 'https://github.com/electron-userland/electron-builder-binaries/releases/'
const patienceMs = 10_000

/** Whether the place that electron-builder downloads its tools from answers. It would itself ask for most of a minute. */
async function answers() {
  const place = process.env.ELECTRON_BUILDER_BINARIES_MIRROR || mirror
  return await fetch(place, { method: 'HEAD', signal: AbortSignal.timeout(patienceMs) }).then(
    () => true,
    () => false,
  )
}

/** Whether a tool has been downloaded before. */
function isCached(program) {
  const cache =
    process.env.ELECTRON_BUILDER_CACHE ||
    path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'electron-builder')
  if (!existsSync(cache)) return false
  return readdirSync(cache, { recursive: true }).some(name => path.basename(name) === program)
}

const noTools = 'electron-builder cannot download its tools here'

/**
 * What can be made of the unpacked app on this Linux.
 * @returns for each target `{ name, env }`, and a `note` on how; or `{ name, missing }` with the reason why it is left out
 */
export async function findLinuxTargets() {
  const canDownload = await answers()
  const fpm = findFpm(canDownload)
  const hasAppImageTools = canDownload || process.env.APPIMAGE_TOOLS_PATH || isCached('mksquashfs')
  return [
    hasAppImageTools ? { name: 'AppImage', env: {} } : { name: 'AppImage', missing: noTools },
    debTarget(fpm),
    rpmTarget(fpm),
  ]
}

/** The environment that leads electron-builder to fpm; undefined when there is none. */
function findFpm(canDownload) {
  if (canDownload || process.env.CUSTOM_FPM_PATH || isCached('fpm')) return {}
  return findProgram('fpm') === undefined ? undefined : { USE_SYSTEM_FPM: 'true' }
}

function debTarget(fpm) {
  if (fpm !== undefined) return { name: 'deb', env: fpm }
  if (findProgram('dpkg-deb') === undefined) return { name: 'deb', missing: noTools }
  const standIn = path.join(import.meta.dirname, 'fpm-by-dpkg.mjs')
  return { name: 'deb', env: { CUSTOM_FPM_PATH: standIn }, note: 'fpm cannot be had here: with dpkg-deb' }
}

function rpmTarget(fpm) {
  if (findProgram('rpmbuild') === undefined)
    return { name: 'rpm', missing: 'there is no rpmbuild (package rpm)' }
  return fpm === undefined ? { name: 'rpm', missing: noTools } : { name: 'rpm', env: fpm }
}
