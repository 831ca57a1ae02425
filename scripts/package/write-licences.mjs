import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { checkout } from '../setup/paths.mjs'
import { SetupError } from '../setup/say.mjs'

const bundles = ['main', 'preload', 'renderer']
const licenceFile = /^(licen[cs]e|copying|notice|third-party-notices)/i
// What is in libvips is told in its README alone.
const readmeAsNotice = /^@img\/sharp-libvips-/

const readJson = async file => JSON.parse(await readFile(file, 'utf8'))

async function readNotices(folder, name) {
  const files = (await readdir(folder)).filter(
    file => licenceFile.test(file) || (readmeAsNotice.test(name) && file === 'README.md'),
  )
  const texts = await Promise.all(files.sort().map(file => readFile(path.join(folder, file), 'utf8')))
  return texts.map(text => text.trim()).join('\n\n')
}

/** Packages that are in the package as files: those that package-lock.json does not keep for development. */
async function readInstalled() {
  const { packages } = await readJson(path.join(checkout, 'package-lock.json'))
  const places = Object.entries(packages).filter(
    ([place, { dev, devOptional }]) => place !== '' && !dev && !devOptional,
  )
  const found = []
  for (const [place] of places) {
    const folder = path.join(checkout, place)
    // A native for another system is in the lock, but not installed.
    if (!existsSync(folder)) continue
    const { name, version, license } = await readJson(path.join(folder, 'package.json'))
    found.push({ name, version, licence: license, text: await readNotices(folder, name) })
  }
  return found
}

/** Packages that Vite has put into our own files; it writes this list while it builds. */
async function readBundled() {
  const lists = await Promise.all(
    bundles.map(bundle => readJson(path.join(checkout, 'out', bundle, 'licenses.json'))),
  )
  return lists
    .flat()
    .map(({ name, version, identifier, text }) => ({ name, version, licence: identifier, text: text ?? '' }))
}

function describe({ name, version, licence, text }) {
  const rule = '-'.repeat(80)
  const body = text.trim() || `${licence}; the package has no file with the text.`
  return `${rule}\n${name} ${version} (${licence})\n${rule}\n\n${body}\n`
}

const introduction = `Phonekeep is under the Apache License 2.0 (LICENSE.phonekeep.txt). It contains the following packages,
each under its own licence. Electron's and Chromium's are in LICENSE.electron.txt and LICENSES.chromium.html.\n`

/**
 * Writes the licences of every package that a built app contains into `file`. The app must have been built.
 * @throws SetupError naming a package that says no licence
 */
export async function writeLicences(file) {
  const all = [...(await readInstalled()), ...(await readBundled())]
  const nameless = all.filter(({ licence }) => typeof licence !== 'string' || licence === '')
  if (nameless.length > 0) {
    throw new SetupError(`No licence is given by: ${nameless.map(({ name }) => name).join(', ')}`)
  }
  const once = new Map(all.map(each => [`${each.name} ${each.version}`, each]))
  const sorted = [...once.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  await writeFile(file, [introduction, ...sorted.map(describe)].join('\n'))
}
