// The part of Electron's own default app (electron/electron, default_app/main.ts) that development and tests use:
// it reads the command line, names the app after its package.json and loads it. The packed Electron we fall back to
// comes without a default app.
import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The modules asked for with -r, and the app: the first argument that is no switch, as in Electron's default app. */
function parseArguments(args) {
  const modules = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]
    if (arg === '-r' || arg === '--require') modules.push(args[(at += 1)])
    else if (arg === '-v' || arg === '--version') return { modules, wantsVersion: true }
    else if (!arg.startsWith('-')) return { modules, appFolder: path.resolve(arg) }
  }
  return { modules }
}

function nameAppAfter(manifest) {
  if (manifest.version) app.setVersion(manifest.version)
  const name = manifest.productName ?? manifest.name
  if (name) app.name = name
  app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
}

async function loadApp(folder) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const manifestPath = path.join(folder, 'package.json')
  const hasManifest = existsSync(manifestPath)
  if (hasManifest) nameAppAfter(JSON.parse(readFileSync(manifestPath, 'utf8')))
  const entry = Module._resolveFilename(folder, null, true)
  app.setAppPath(hasManifest ? folder : path.dirname(entry))
  await import(pathToFileURL(entry).href)
}

const { modules, appFolder, wantsVersion } = parseArguments(process.argv.slice(1))
if (wantsVersion) {
  console.log(`v${process.versions.electron}`)
  process.exit(0)
}
// Playwright's loader comes as -r and must run before the app does: it holds back 'ready'.
if (modules.length > 0) Module._preloadModules(modules)
if (appFolder === undefined) {
  console.error('Give the folder of the app to run, as in: electron .')
  process.exit(1)
}
try {
  await loadApp(appFolder)
} catch (error) {
  console.error('App threw an error during load')
  console.error(error)
  process.exit(1)
}
