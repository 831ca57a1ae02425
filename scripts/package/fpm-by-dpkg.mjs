#!/usr/bin/env node
// Stands in for fpm where that cannot be downloaded and dpkg-deb is at hand. electron-builder calls it (CUSTOM_FPM_PATH)
// with fpm's own arguments, https://fpm.readthedocs.io/en/latest/cli-reference.html; only debs from folders, and only what
// electron-builder says of them. Releases are made with fpm itself.
import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const list = { type: 'string', multiple: true }
const options = {
  force: { type: 'boolean' },
  input: { ...text, short: 's' },
  output: { ...text, short: 't' },
  depends: { ...list, short: 'd', default: [] },
  'deb-recommends': { ...list, default: [] },
  'deb-compression': text,
  'deb-priority': text,
  'after-install': text,
  'after-remove': text,
  architecture: text,
  category: text,
  description: text,
  license: text,
  maintainer: text,
  name: text,
  package: text,
  url: text,
  vendor: text,
  version: text,
}

/** Places `from=to`; a folder's contents where `from` ends with a slash. */
async function copyInto(root, mapping) {
  const [from, to] = mapping.split('=')
  const target = path.join(root, to)
  await mkdir(path.dirname(target), { recursive: true })
  await cp(from, target, { recursive: true, verbatimSymlinks: true })
}

async function kilobytesOf(folder) {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size
  }
  return Math.ceil(bytes / 1024)
}

/** Debian's control file: deb-control(5). */
function controlOf(values, kilobytes) {
  const [synopsis, ...more] = values.description.trim().split('\n')
  const fields = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    'Installed-Size': kilobytes,
    Depends: values.depends.join(', '),
    Recommends: values['deb-recommends'].join(', '),
    Section: values.category ?? 'default',
    Priority: values['deb-priority'] ?? 'optional',
    Homepage: values.url,
    Description: [synopsis.trim(), ...more.map(line => ` ${line.trim() || '.'}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== '' && value !== undefined)
    .map(([field, value]) => `${field}: ${value}\n`)
    .join('')
}

async function addScript(control, name, file) {
  if (file === undefined) return
  await writeFile(path.join(control, name), await readFile(file), { mode: 0o755 })
}

const { values, positionals: mappings } = parseArgs({ options, allowPositionals: true })
if (values.output !== 'deb' || values.input !== 'dir')
  throw new Error('Only a deb out of folders can be made.')
const root = await mkdtemp(path.join(tmpdir(), 'phonekeep-deb-'))
try {
  for (const mapping of mappings) await copyInto(root, mapping)
  const control = path.join(root, 'DEBIAN')
  const kilobytes = await kilobytesOf(root)
  await mkdir(control)
  await writeFile(path.join(control, 'control'), controlOf(values, kilobytes))
  await addScript(control, 'postinst', values['after-install'])
  await addScript(control, 'postrm', values['after-remove'])
  // mkdtemp's folder is its user's alone, and is the root of what is installed.
  await chmod(root, 0o755)
  // Quick rather than small: it is for tests.
  const compression = [`-Z${values['deb-compression'] ?? 'xz'}`, '-z1']
  execFileSync('dpkg-deb', ['--root-owner-group', ...compression, '--build', root, values.package])
} finally {
  await rm(root, { recursive: true, force: true })
}
