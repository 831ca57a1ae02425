// Prepares an Electron to run. By hand: node scripts/setup/electron.mjs
import { pathToFileURL } from 'node:url'
import { checkPackages } from './check-packages.mjs'
import { fallback, findElectron, officialVersion } from './electron-path.mjs'
import { downloadOfficialElectron } from './official-electron.mjs'
import { cacheFolder } from './paths.mjs'
import { runMain, say, SetupError } from './say.mjs'

const whatToDo =
  'Behind a proxy, set HTTPS_PROXY and NODE_USE_ENV_PROXY=1; where a mirror of the Electron downloads exists, set ' +
  'ELECTRON_MIRROR; or unpack Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder. Then run this ' +
  'again with PHONEKEEP_RETRY_ELECTRON=1.'

function sayFallback() {
  say(
    `Using Electron ${fallback.version} out of ${fallback.npmPackage}, a third party's repack: for development and ` +
      `tests on closed networks only, never shipped. PHONEKEEP_RETRY_ELECTRON=1 tries the official one again.`,
  )
}

/**
 * Makes sure that there is an Electron to run: the official one where it can be downloaded, else the fallback.
 * @returns `{ executablePath, version, source: 'official' | 'fallback' }`
 * @throws SetupError with what to do when neither can be had
 */
export async function ensureElectron() {
  checkPackages()
  const ready = findElectron()
  if (ready?.source === 'official' || process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    if (ready.source === 'fallback') sayFallback()
    return ready
  }
  const download = await downloadOfficialElectron()
  if (download.ok) return findElectron()
  // The repack is a build for 64-bit Linux on x86.
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      `Electron ${officialVersion()} could not be downloaded (${download.reason}). ${whatToDo}`,
    )
  }
  if (!download.wasRemembered)
    say(
      `Electron ${officialVersion()} could not be downloaded: ${download.reason}. Another one is used instead.`,
    )
  try {
    // Only now: what it imports is there after npm ci alone.
    const { prepareFallbackElectron } = await import('./fallback-electron.mjs')
    if (ready === undefined)
      say(
        `What is fetched and made is kept in ${cacheFolder()}, which with the sample phone's pictures takes about ` +
          '595 MB. You can delete that folder.',
      )
    const executablePath = await prepareFallbackElectron()
    sayFallback()
    return { executablePath, version: fallback.version, source: 'fallback' }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    throw new SetupError(`Nor could the fallback be prepared: ${error.message}\n${whatToDo}`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const { executablePath, version } = await ensureElectron()
    say(`Electron ${version}: ${executablePath}`)
  })
}
