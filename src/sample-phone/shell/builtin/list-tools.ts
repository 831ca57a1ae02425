import { readdirSync, readlinkSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors.js'
import { mayAccess, type PhoneFiles } from '../../files/phone-files.js'
import { dateText, exactSeconds, modeText, seconds, userName } from './format-stat.js'
import { lookUp, readOptions, toText, type Existing, type Tool, type ToolContext } from './tool.js'

/** Names in a folder, sorted as bytes. Throws PhoneFileError when it may not be read. */
export function namesIn(files: PhoneFiles, folder: Existing): readonly string[] {
  if (!mayAccess(files, folder.stat, 4)) throw new PhoneFileError('EACCES')
  return readdirSync(folder.host, 'buffer').map(toText).sort()
}

const join = (folder: string, name: string): string =>
  folder.endsWith('/') ? folder + name : `${folder}/${name}`

export const ls: Tool = async (context, words) => {
  const { letters, paths } = readOptions(words)
  let code = 0
  const wanted = paths.length === 0 ? ['/'] : paths
  for (const path of wanted) {
    try {
      const long = letters.has('l')
      const found = lookUp(context.files, path, !long && !letters.has('d'))
      if (letters.has('d') || !found.stat.isDirectory()) await context.print(row(found, path, long))
      else
        await context.print(
          (wanted.length > 1 ? `${path}:\n` : '') + folderRows(context, found, path, letters),
        )
    } catch (thrown) {
      await context.complain(`ls: ${path}: ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

function folderRows(
  context: ToolContext,
  folder: Existing,
  path: string,
  letters: ReadonlySet<string>,
): string {
  const own = letters.has('a') ? ['.', '..'] : []
  const all = [...own, ...namesIn(context.files, folder)]
  const names = letters.has('a') || letters.has('A') ? all : all.filter(name => !name.startsWith('.'))
  if (!letters.has('l')) return names.map(name => `${name}\n`).join('')
  const rows = names.map(name => row(lookUp(context.files, join(path, name), false), name, true))
  return `total ${rows.length}\n${rows.join('')}`
}

function row({ stat, host }: Existing, name: string, long: boolean): string {
  if (!long) return `${name}\n`
  const link = stat.isSymbolicLink() ? ` -> ${toText(readlinkSync(host, 'buffer'))}` : ''
  const owner = `${userName(stat.uid)} ${userName(stat.gid)}`
  const size = String(stat.size).padStart(9)
  return `${modeText(stat)} ${stat.nlink} ${owner} ${size} ${dateText(stat.mtimeMs)} ${name}${link}\n`
}

type Field = (found: Existing, path: string) => string

const statFields: Readonly<Record<string, Field>> = {
  a: ({ stat }) => (stat.mode & 0o7777n).toString(8),
  A: ({ stat }) => modeText(stat),
  F: ({ stat }) =>
    stat.isDirectory() ? 'directory' : stat.isSymbolicLink() ? 'symbolic link' : 'regular file',
  f: ({ stat }) => stat.mode.toString(16),
  g: ({ stat }) => String(stat.gid),
  h: ({ stat }) => String(stat.nlink),
  i: ({ stat }) => String(stat.ino),
  n: (_found, path) => path,
  s: ({ stat }) => String(stat.size),
  u: ({ stat }) => String(stat.uid),
  U: ({ stat }) => userName(stat.uid),
  X: ({ stat }) => seconds(stat.atimeNs),
  Y: ({ stat }) => seconds(stat.mtimeNs),
  Z: ({ stat }) => seconds(stat.ctimeNs),
}

const fill = (
  format: string,
  fields: Readonly<Record<string, Field>>,
  found: Existing,
  path: string,
): string =>
  format.replace(/%(T@|.)/g, (all, name: string) =>
    name === '%' ? '%' : (fields[name]?.(found, path) ?? all),
  )

export const stat: Tool = async (context, words) => {
  const formatAt = words.indexOf('-c')
  const format = formatAt === -1 ? '%n %s %Y' : (words[formatAt + 1] ?? '')
  const rest = formatAt === -1 ? words : words.filter((_, at) => at !== formatAt && at !== formatAt + 1)
  const { letters, paths } = readOptions(rest)
  let code = 0
  for (const path of paths) {
    try {
      const found = lookUp(context.files, path, letters.has('L'))
      await context.print(`${fill(format, statFields, found, path)}\n`)
    } catch (thrown) {
      await context.complain(`stat: '${path}': ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

const findFields: Readonly<Record<string, Field>> = {
  f: (_found, path) => path.slice(path.lastIndexOf('/') + 1),
  i: ({ stat }) => String(stat.ino),
  m: ({ stat }) => (stat.mode & 0o7777n).toString(8),
  p: (_found, path) => path,
  s: ({ stat }) => String(stat.size),
  'T@': ({ stat }) => exactSeconds(stat.mtimeNs),
  y: ({ stat }) => (stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : 'f'),
}

interface FindRequest {
  readonly kind: string | undefined
  readonly maxDepth: number
  readonly format: string
  readonly failed: { code: number }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\' }

const unescape = (format: string): string =>
  format.replace(/\\(.)/g, (all, sign: string) => escapes[sign] ?? all)

export const find: Tool = async (context, words) => {
  const first = words.findIndex(word => word.startsWith('-'))
  const paths = first === -1 ? words : words.slice(0, first)
  const options = first === -1 ? [] : words.slice(first)
  const after = (name: string): string | undefined =>
    options.includes(name) ? options[options.indexOf(name) + 1] : undefined
  const format = after('-printf')
  const request: FindRequest = {
    kind: after('-type'),
    maxDepth: Number(after('-maxdepth') ?? Infinity),
    format: format === undefined ? (options.includes('-print0') ? '%p\0' : '%p\n') : unescape(format),
    failed: { code: 0 },
  }
  for (const path of paths.length === 0 ? ['.'] : paths) await walk(context, path, 0, request)
  return request.failed.code
}

async function walk(context: ToolContext, path: string, depth: number, request: FindRequest): Promise<void> {
  try {
    const found = lookUp(context.files, path, false)
    if (request.kind === undefined || request.kind === findFields['y']?.(found, path))
      await context.print(fill(request.format, findFields, found, path))
    if (!found.stat.isDirectory() || depth >= request.maxDepth) return
    for (const name of namesIn(context.files, found))
      await walk(context, join(path, name), depth + 1, request)
  } catch (thrown) {
    await context.complain(`find: ${path}: ${toPhoneError(thrown).message}`)
    request.failed.code = 1
  }
}
