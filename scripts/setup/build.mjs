import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkout } from './paths.mjs'
import { runCommand } from './run-command.mjs'
import { say, SetupError } from './say.mjs'

const sources = ['src', 'assets', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const stamp = path.join(checkout, '.cache/built')

async function newestChange(name) {
  const place = path.join(checkout, name)
  if (!existsSync(place)) return 0
  const own = await stat(place)
  if (!own.isDirectory()) return own.mtimeMs
  const inside = await readdir(place)
  const times = await Promise.all(inside.map(entry => newestChange(path.join(name, entry))))
  return Math.max(own.mtimeMs, ...times)
}

async function isFresh() {
  if (!existsSync(stamp) || !existsSync(path.join(checkout, 'out/main/index.js'))) return false
  const builtAt = (await stat(stamp)).mtimeMs
  const changes = await Promise.all(sources.map(newestChange))
  return Math.max(...changes) < builtAt
}

/**
 * Builds the app into out/ with electron-vite.
 * @throws SetupError with the builder's output when that fails
 */
export async function buildApp() {
  say('Building the app.')
  const startedAt = new Date()
  const builder = path.join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  const { code, output } = await runCommand(process.execPath, [builder, 'build'], { cwd: checkout })
  if (code !== 0) throw new SetupError(`${output.trim()}\nThe build failed.`)
  await mkdir(path.dirname(stamp), { recursive: true })
  await writeFile(stamp, startedAt.toISOString())
}

/** Builds the app unless what is in out/ is newer than every source. Throws as buildApp does. */
export async function buildAppIfStale() {
  if (!(await isFresh())) await buildApp()
}
