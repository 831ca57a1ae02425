import { getRawHeader } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, test } from 'playwright/test'
import { packageFolder } from './launch-package'

const archive = join(packageFolder, 'resources/app.asar')
const mib = 1024 ** 2

/** Beside Electron's own libraries and resources. */
const topLevel = [
  'LICENSE.electron.txt',
  'LICENSE.phonekeep.txt',
  'LICENSES.chromium.html',
  'THIRD-PARTY-LICENSES.txt',
  'chrome-sandbox',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'locales',
  'phonekeep',
  'resources',
  'version',
  'vk_swiftshader_icd.json',
]
const electronFiles = /^(lib\w+\.so(\.1)?|\w+\.pak|\w*snapshot\w*\.bin)$/

/** Of our own. */
const ownFiles = [
  /^package\.json$/,
  /^assets\/icon\.png$/,
  /^out\/main\/(index|app|cli|adb-starter|image-worker|sample-phone)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w-]+\.(js|css|svg|png|woff2)$/,
]

/** Of a package. */
const packageFile = /(\.(js|cjs|mjs|json|node)|\/licen[cs]e([-.]\w+)*|\/copying|\/notice)$/i
const libvips = /^node_modules\/@img\/sharp-libvips-[\w-]+\/lib\/libvips-cpp\.so[\d.]*$/

test('the fuses of the built binary are as they are to be', async () => {
  const wire = await getCurrentFuseWire(join(packageFolder, 'phonekeep'))
  // The wire is text: "1" is on, "0" off, "r" removed (Electron's docs, fuses).
  const isOn = (fuse: FuseV1Options) => String.fromCharCode(wire[fuse] ?? 0) === '1'
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    v8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocolPrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspectArguments: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    v8Snapshot: false,
    fileProtocolPrivileges: false,
  })
})

test('beside Electron there is the archive, and in it what the app needs', async () => {
  const beside = await readdir(packageFolder)
  expect(beside.filter(name => !topLevel.includes(name) && !electronFiles.test(name))).toEqual([])
  const resources = await readdir(join(packageFolder, 'resources'))
  // Where updates come from: only of one that is built for a repository.
  const fixed = resources.filter(name => name !== 'app-update.yml')
  expect(fixed.sort()).toEqual(['app.asar', 'app.asar.unpacked'])
  expect(await readdir(join(packageFolder, 'locales'))).toContain('en-US.pak')

  const needed = new Set((await productionPackages()).map(({ name }) => name))
  const files = filesOf(archiveRoot())
  const unknown = files.filter(file => {
    const name = packageOf(file)
    if (name === null) return !ownFiles.some(pattern => pattern.test(file))
    return !needed.has(name) || !(packageFile.test(file) || libvips.test(file))
  })
  expect(unknown).toEqual([])
  expect(files).toContain('out/main/cli.js')
})

test('natives are outside of the archive, one of each, for this system alone', async () => {
  const unpacked = `${archive}.unpacked`
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(unpacked, join(entry.parentPath, entry.name)))
  const natives = files.filter(file => /\.(node|dll|so[\d.]*)$/.test(file)).sort()
  const system = `linux-${process.arch}`
  expect(natives.map(file => file.replace(/[\d.]+(\.node)?$/, '*'))).toEqual([
    `node_modules/@img/sharp-libvips-${system}/lib/libvips-cpp.so*`,
    `node_modules/@img/sharp-${system}/lib/sharp-${system}-*`,
    `node_modules/sodium-native/prebuilds/${system}/sodium-native.node`,
  ])
  const inside = Object.entries(sizesIn(archiveRoot()))
  expect(inside.filter(([file]) => /\.(node|dll|so[\d.]*)$/.test(file))).toEqual([])
})

test('the package names the licence of all that is in it', async () => {
  const notices = await readFile(join(packageFolder, 'THIRD-PARTY-LICENSES.txt'), 'utf8')
  const packages = await productionPackages()
  expect(packages.length).toBeGreaterThan(40)
  for (const { name, version } of packages) expect(notices).toContain(`\n${name} ${version} (`)
  // Bundled into the window.
  for (const name of ['react', 'react-dom', 'zustand', 'lucide-react', '@zxcvbn-ts/core'])
    expect(notices).toMatch(new RegExp(`\n${name} [\\d.]+ \\(`))
  expect(notices).toContain('GNU Lesser General Public License')
  expect(await readFile(join(packageFolder, 'LICENSE.phonekeep.txt'), 'utf8')).toContain('Apache License')
})

test('the package stays small', async () => {
  const entries = await readdir(packageFolder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile())
  const sizes = await Promise.all(
    files.map(async entry => (await stat(join(entry.parentPath, entry.name))).size),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const inArchive = (await stat(archive)).size
  test
    .info()
    .annotations.push({ type: 'size', description: `${total} bytes, ${inArchive} of them the archive` })
  // Electron itself is 235 MiB of it, 33 or 45.
  expect(total).toBeLessThan(320 * mib)
  expect(inArchive).toBeLessThan(14 * mib)
})

/** As electron-builder takes them: installed, and not for development. */
async function productionPackages(): Promise<readonly { name: string; version: string }[]> {
  const root = join(import.meta.dirname, '..')
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; dev?: true; devOptional?: true }>
  }
  const found = []
  for (const [place, { version, dev, devOptional }] of Object.entries(lock.packages)) {
    const name = packageOf(place)
    if (name === null || dev || devOptional) continue
    const installed = await stat(join(root, place)).catch(() => null)
    if (installed) found.push({ name, version })
  }
  return found
}

/** The package that a file belongs to, by the last node_modules on its way; null for our own. */
function packageOf(file: string): string | null {
  return /.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? null
}

interface ArchiveEntry {
  readonly files?: Record<string, ArchiveEntry>
  readonly size?: number
  readonly unpacked?: boolean
}

function archiveRoot(): ArchiveEntry {
  return getRawHeader(archive).header
}

/** All files that the archive knows of, also those outside of it. */
function filesOf(entry: ArchiveEntry, path = ''): string[] {
  if (!entry.files) return [path]
  return Object.entries(entry.files).flatMap(([name, child]) =>
    filesOf(child, path ? `${path}/${name}` : name),
  )
}

/** By file, only of those inside. */
function sizesIn(entry: ArchiveEntry, path = ''): Record<string, number> {
  if (!entry.files) return entry.unpacked ? {} : { [path]: entry.size ?? 0 }
  return Object.assign(
    {},
    ...Object.entries(entry.files).map(([name, child]) => sizesIn(child, path ? `${path}/${name}` : name)),
  ) as Record<string, number>
}
