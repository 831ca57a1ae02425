import { aptInstall } from './apt-install.mjs'
import { checkPackages } from './check-packages.mjs'
import { ensureElectron } from './electron.mjs'
import { findAdb } from './find-program.mjs'
import { SetupError } from './say.mjs'
import { systemNeeds } from './system-needs.mjs'

const adbElsewhere = {
  darwin: 'adb is missing. Install it with: brew install android-platform-tools',
  win32: 'adb is missing. Install it with: winget install Google.PlatformTools',
}

async function collectMissing(needs) {
  const missing = []
  for (const need of needs) missing.push(...(await systemNeeds[need]()))
  return missing
}

async function ensureSystem(needs) {
  if (process.platform !== 'linux') {
    // Only adb is not part of the system there.
    if (!needs.includes('adb') || findAdb() !== undefined) return
    throw new SetupError(
      adbElsewhere[process.platform] ?? 'adb is missing. Install the Android platform tools.',
    )
  }
  const missing = await collectMissing(needs)
  if (missing.length === 0) return
  await aptInstall(missing)
  const still = await collectMissing(needs)
  if (still.length > 0) {
    throw new SetupError(`Installed, but still not found: ${still.map(names => names.at(-1)).join(' ')}`)
  }
}

/**
 * Makes sure of what a script needs and says what it does. All missing system packages are installed at once.
 * @param needs which of `adb`, `displayLibraries`, `xvfb`, `phoneUserland` (mksh and toybox), `formatTools` (age
 * and jq), `rclone` and `electron`
 * @returns `{ adb, electron }`: adb's path and ensureElectron's answer, each undefined unless asked for
 * @throws SetupError with what to do when something cannot be had
 */
export async function setUp(needs) {
  checkPackages()
  await ensureSystem(needs.filter(need => need !== 'electron'))
  const adb = needs.includes('adb') ? findAdb() : undefined
  const electron = needs.includes('electron') ? await ensureElectron() : undefined
  return { adb, electron }
}
