import { toPhoneError } from '../../files/phone-errors'
import { exactDateText, exactSeconds, modeText, seconds, userName } from './format-stat'
import { join, namesIn } from './list-tools'
import { lookUp, readOptions, type Existing, type Tool, type ToolContext } from './tool'

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
  y: ({ stat }) => exactDateText(stat.mtimeNs),
  Y: ({ stat }) => seconds(stat.mtimeNs),
  z: ({ stat }) => exactDateText(stat.ctimeNs),
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
}

const kindOf = ({ stat }: Existing): string => (stat.isDirectory() ? 'd' : stat.isSymbolicLink() ? 'l' : 'f')

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
  const bad = [...request.format.matchAll(/%(T@|.)/g)].find(
    ([, name = '']) => name !== '%' && !(name in findFields),
  )
  if (bad !== undefined) {
    await context.complain(`find: bad -printf ${bad[0]}`)
    return 1
  }
  for (const path of paths.length === 0 ? ['.'] : paths) await walk(context, path, 0, request)
  return request.failed.code
}

async function walk(context: ToolContext, path: string, depth: number, request: FindRequest): Promise<void> {
  const failed = async (place: string, thrown: unknown): Promise<void> => {
    await context.complain(`find: ${place}: ${toPhoneError(thrown).message}`)
    request.failed.code = 1
  }
  let found: Existing
  try {
    found = lookUp(context.files, path, false)
  } catch (thrown) {
    // toybox quotes a path that it cannot find, and not one that it cannot open.
    await failed(`'${path}'`, thrown)
    return
  }
  if (request.kind === undefined || request.kind === kindOf(found))
    await context.print(fill(request.format, findFields, found, path))
  if (!found.stat.isDirectory() || depth >= request.maxDepth) return
  try {
    const names = namesIn(context.files, found)
    for (const name of names) await walk(context, join(path, name), depth + 1, request)
  } catch (thrown) {
    await failed(path, thrown)
  }
}
