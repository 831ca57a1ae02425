import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { findElectron, officialVersion } from './electron-path.mjs'
import { cacheFolder, checkout } from './paths.mjs'
import { runCommand } from './run-command.mjs'
import { say } from './say.mjs'
import { whyNotDownloaded } from './why-not-downloaded.mjs'

const timeLimitMs = 10 * 60_000
const refusalLastsMs = 24 * 60 * 60_000

function refusalFile() {
  return path.join(cacheFolder(), `electron-${officialVersion()}-refused`)
}

async function wasRefusedLately() {
  if (process.env.PHONEKEEP_RETRY_ELECTRON) return false
  const at = await readFile(refusalFile(), 'utf8').catch(() => '')
  const age = Date.now() - Date.parse(at)
  return age >= 0 && age < refusalLastsMs
}

/**
 * Downloads the official Electron with its package's own installer. A refusal is remembered for a day, so that not
 * every start waits for it; PHONEKEEP_RETRY_ELECTRON=1 asks again.
 * @returns `{ ok: true }` or `{ ok: false, reason, wasRemembered }`
 */
export async function downloadOfficialElectron() {
  const version = officialVersion()
  if (await wasRefusedLately()) {
    return { ok: false, reason: 'refused within the last day', wasRemembered: true }
  }
  say(`Downloading Electron ${version} (about 110 MB, once).`)
  const installer = path.join(checkout, 'node_modules/electron/install.js')
  const { code, output, timedOut } = await runCommand(process.execPath, [installer], {
    timeoutMs: timeLimitMs,
  })
  if (code === 0 && findElectron()?.source === 'official') {
    await rm(refusalFile(), { force: true })
    return { ok: true }
  }
  await mkdir(cacheFolder(), { recursive: true })
  await writeFile(refusalFile(), new Date().toISOString())
  return {
    ok: false,
    reason: timedOut ? 'not done in 10 minutes' : whyNotDownloaded(output, code),
  }
}
