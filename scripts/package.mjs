// npm run package: builds the packages that this system can, into dist/, and says what it left out and why.
// -- --dir makes only the unpacked app; other arguments go to electron-builder (docs/releasing.md).
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { findLinuxTargets } from './package/linux-targets.mjs'
import { runBuilder } from './package/run-builder.mjs'
import { writeLicences } from './package/write-licences.mjs'
import { buildApp } from './setup/build.mjs'
import { checkout } from './setup/paths.mjs'
import { runMain, say, SetupError } from './setup/say.mjs'
import { setUp } from './setup/set-up.mjs'

const dist = path.join(checkout, 'dist')
const platforms = { linux: '--linux', darwin: '--mac', win32: '--win' }

/** The official Electron is left to electron-builder, which gets it for any architecture and checks it. */
const electronArgs = electron =>
  electron.source === 'fallback'
    ? [`-c.electronDist=${path.dirname(electron.executablePath)}`, `-c.electronVersion=${electron.version}`]
    : []

async function buildOrThrow(args) {
  const { ok, output } = await runBuilder(args)
  if (!ok) throw new SetupError(`${output.trim()}\nThe package could not be built.`)
}

/**
 * All in one call, for they share the file that tells installed apps of the new version. Answers whether all that was tried
 * was made.
 */
async function makeLinuxPackages(args) {
  const targets = await findLinuxTargets()
  for (const { name, missing } of targets.filter(target => target.missing !== undefined)) {
    say(`Left out: ${name}, because ${missing}.`)
  }
  const possible = targets.filter(({ missing }) => missing === undefined)
  if (possible.length === 0) return true
  for (const { name, note } of possible) say(`Building the ${name}${note === undefined ? '' : ` (${note})`}.`)
  const env = Object.assign({}, ...possible.map(target => target.env))
  const unpacked = path.join(dist, unpackedName())
  const names = possible.map(({ name }) => name)
  const { ok, reason } = await runBuilder(['--linux', ...names, '--prepackaged', unpacked, ...args], env)
  if (!ok) say(`Failed: ${reason}`)
  return ok
}

function unpackedName() {
  return process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`
}

async function sayWhatIsThere() {
  for (const entry of await readdir(dist, { withFileTypes: true })) {
    if (entry.isDirectory() || /^builder-|\.(yml|blockmap)$/.test(entry.name)) continue
    const { size } = await stat(path.join(dist, entry.name))
    say(`dist/${entry.name}: ${(size / 1_000_000).toFixed(1)} MB`)
  }
}

await runMain(async () => {
  const wanted = process.argv.slice(2)
  const { electron } = await setUp(['electron'])
  await buildApp()
  await writeLicences(path.join(checkout, 'out/THIRD-PARTY-LICENSES.txt'))
  const args = electronArgs(electron)
  const onlyFolder = wanted.includes('--dir')
  if (process.platform === 'linux' || onlyFolder) {
    const rest = wanted.filter(arg => arg !== '--dir')
    await buildOrThrow([platforms[process.platform], 'dir', ...args, ...rest])
    say('Packed the unpacked app into dist/.')
    if (onlyFolder) return 0
  } else {
    await buildOrThrow([platforms[process.platform], ...args, ...wanted])
  }
  const isGood = process.platform !== 'linux' || (await makeLinuxPackages(args))
  await sayWhatIsThere()
  return isGood ? 0 : 1
})
