import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { mayAccess } from '../../files/phone-files'
import { lookUp, toText, type Tool, type ToolContext } from './tool'

const blockSize = 256 * 1024

interface Range {
  readonly from: number
  readonly to: number
}

const whole: Range = { from: 0, to: Infinity }

/** Hands the bytes of a file, or of the input for `-` and no path, to `take` until that says false. */
async function readPath(
  context: ToolContext,
  path: string | undefined,
  range: Range,
  take: (bytes: Buffer) => Promise<boolean>,
): Promise<void> {
  if (path === undefined || path === '-') return readInput(context, range, take)
  const found = lookUp(context.files, path, true)
  if (found.stat.isDirectory()) throw new PhoneFileError('EISDIR')
  if (!mayAccess(context.files, found.stat, 4)) throw new PhoneFileError('EACCES')
  const handle = await open(found.host, 'r')
  try {
    for (let at = range.from; at < range.to;) {
      const block = Buffer.allocUnsafe(Math.min(blockSize, range.to - at))
      const { bytesRead } = await handle.read(block, 0, block.length, at)
      if (bytesRead === 0 || !(await take(block.subarray(0, bytesRead)))) return
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}

async function readInput(
  context: ToolContext,
  range: Range,
  take: (bytes: Buffer) => Promise<boolean>,
): Promise<void> {
  let at = 0
  for (let bytes = await context.readInput(); bytes !== null; bytes = await context.readInput()) {
    const part = bytes.subarray(Math.max(0, range.from - at), Math.max(0, range.to - at))
    at += bytes.length
    if (part.length > 0 && !(await take(part))) return
    if (at >= range.to) return
  }
}

type PathWork = (path: string | undefined) => Promise<void>

/** Does the work for each path (or the input); a path that fails is told and the next one taken. */
async function forEachPath(
  context: ToolContext,
  name: string,
  paths: readonly string[],
  work: PathWork,
): Promise<number> {
  let code = 0
  for (const path of paths.length === 0 ? [undefined] : paths) {
    try {
      await work(path)
    } catch (thrown) {
      await context.complain(`${name}: ${path ?? '-'}: ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

/** A whole file as bytes in a text; undefined when it cannot be read. */
export async function readText(context: ToolContext, path: string): Promise<string | undefined> {
  const parts: Buffer[] = []
  const take = (bytes: Buffer): Promise<boolean> => Promise.resolve(parts.push(bytes) > 0)
  try {
    await readPath(context, path, whole, take)
    return toText(Buffer.concat(parts))
  } catch {
    return undefined
  }
}

export const cat: Tool = (context, words) =>
  forEachPath(
    context,
    'cat',
    words.filter(word => word !== '--'),
    path => readPath(context, path, whole, context.printBytes),
  )

interface Count {
  readonly count: string
  readonly paths: readonly string[]
}

/** Reads `-c N path`, `-cN path`; undefined when there is no `-c`. */
function readCount(words: readonly string[]): Count | undefined {
  const at = words.findIndex(word => word.startsWith('-c'))
  const joined = words[at]?.slice(2)
  if (at === -1 || joined === undefined) return undefined
  const count = joined === '' ? words[at + 1] : joined
  if (count === undefined || !/^[+-]?\d+$/.test(count)) return undefined
  const rest = words.filter((_, index) => index !== at && (joined !== '' || index !== at + 1))
  return { count, paths: rest.filter(word => word !== '--') }
}

export const head: Tool = async (context, words) => {
  const wanted = readCount(words)
  if (wanted === undefined) return usage(context, 'head: only -c N is known to the built-in shell')
  const range = { from: 0, to: Number(wanted.count) }
  return forEachPath(context, 'head', wanted.paths, path =>
    readPath(context, path, range, context.printBytes),
  )
}

export const tail: Tool = async (context, words) => {
  const wanted = readCount(words)
  if (wanted?.count.startsWith('+') !== true)
    return usage(context, 'tail: only -c +N is known to the built-in shell')
  // POSIX tail: +1 is the first byte.
  const range = { from: Math.max(0, Number(wanted.count) - 1), to: Infinity }
  return forEachPath(context, 'tail', wanted.paths, path =>
    readPath(context, path, range, context.printBytes),
  )
}

/** `dd if=FILE bs=N skip=N`: from a block on to the end. */
export const dd: Tool = async (context, words) => {
  const given = new Map(
    words.map(word => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  )
  const [path, block, skipped] = [
    given.get('if'),
    Number(given.get('bs') ?? 512),
    Number(given.get('skip') ?? 0),
  ]
  const known = given.size <= 3 && path !== undefined && block >= 1 && skipped >= 0
  if (!known) return usage(context, 'dd: only if=, bs= and skip= are known to the built-in shell')
  const range = { from: block * skipped, to: Infinity }
  return forEachPath(context, 'dd', [path], () => readPath(context, path, range, context.printBytes))
}

async function usage(context: ToolContext, line: string): Promise<number> {
  await context.complain(line)
  return 1
}

export const sha256sum: Tool = (context, words) =>
  forEachPath(
    context,
    'sha256sum',
    words.filter(word => word !== '--'),
    async path => {
      const hash = createHash('sha256')
      await readPath(context, path, whole, bytes => {
        hash.update(bytes)
        return Promise.resolve(true)
      })
      await context.print(`${hash.digest('hex')}  ${path ?? '-'}\n`)
    },
  )

export const wc: Tool = async (context, words) => {
  if (words[0] !== '-c') return usage(context, 'wc: only -c is known to the built-in shell')
  return forEachPath(context, 'wc', words.slice(1), async path => {
    let total = 0
    await readPath(context, path, whole, bytes => {
      total += bytes.length
      return Promise.resolve(true)
    })
    await context.print(path === undefined ? `${total}\n` : `${total} ${path}\n`)
  })
}
