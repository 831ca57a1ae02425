import { toPhoneError } from '../../files/phone-errors'
import { mayAccess } from '../../files/phone-files'
import { systemProperties } from '../../phone-identity'
import { notAvailable } from '../framework-commands'
import { installedPackages, listPackages, packagePath } from '../userland-scripts'
import { lookUp, toBytes, toText, type Existing, type Tool, type ToolContext } from './tool'

export const echo: Tool = async (context, words) => {
  const bare = words[0] === '-n'
  await context.print((bare ? words.slice(1) : words).join(' ') + (bare ? '' : '\n'))
  return 0
}

export const getprop: Tool = async (context, [key, fallback = '']) => {
  const properties = systemProperties(context.phone)
  const text =
    key === undefined
      ? [...properties].map(([name, value]) => `[${name}]: [${value}]\n`).join('')
      : `${properties.get(key) ?? fallback}\n`
  // Properties are UTF-8; texts here are bytes.
  await context.printBytes(Buffer.from(text))
  return 0
}

export const id: Tool = async (context, words) => {
  await context.print(words[0] === '-u' ? '2000\n' : 'uid=2000(shell) gid=2000(shell) groups=2000(shell)\n')
  return 0
}

export const pm: Tool = async (context, [verb, what, ...options]) => {
  if (verb === 'list' && what === 'packages') {
    await context.print(
      listPackages(options)
        .map(line => `${line}\n`)
        .join(''),
    )
    return 0
  }
  if (verb !== 'path') return refuse('pm')(context, [])
  const found = installedPackages.find(({ name }) => name === what)
  if (found !== undefined) await context.print(`package:${packagePath(found)}\n`)
  return found === undefined ? 1 : 0
}

/** A command that asks Android's framework, which this process answers. */
export const frameworkTool =
  (name: string): Tool =>
  (context, words) =>
    context.commands(name, words.map(toBytes), {
      readInput: context.readInput,
      print: async bytes => {
        await context.printBytes(bytes)
      },
      complain: bytes => context.complain(toText(bytes).replace(/\n$/, '')),
    })

/** A command that needs a part of Android's framework that is not there. */
export const refuse =
  (name: string): Tool =>
  async context => {
    await context.complain(notAvailable(name))
    return 1
  }

const fileTests: Readonly<Record<string, (found: Existing, context: ToolContext) => boolean>> = {
  '-e': () => true,
  '-d': ({ stat }) => stat.isDirectory(),
  '-f': ({ stat }) => stat.isFile(),
  '-s': ({ stat }) => stat.size > 0n,
  '-r': ({ stat }, { files }) => mayAccess(files, stat, 4),
  '-w': ({ stat }, { files }) => mayAccess(files, stat, 2),
  '-x': ({ stat }, { files }) => mayAccess(files, stat, 1),
}

export const test: Tool = async (context, words) => {
  const [first = '', second, third] = words
  if (first === '!') return 1 - (await test(context, words.slice(1)))
  if (second === undefined) return first === '' ? 1 : 0
  if (third !== undefined) return compare(context, first, second, third)
  if (first === '-n') return second === '' ? 1 : 0
  if (first === '-z') return second === '' ? 0 : 1
  if (first === '-L' || first === '-h') return isLink(context, second) ? 0 : 1
  const check = fileTests[first]
  if (check === undefined) return badTest(context, first)
  try {
    return check(lookUp(context.files, second, true), context) ? 0 : 1
  } catch (thrown) {
    return toPhoneError(thrown).errno === 0 ? 0 : 1
  }
}

function isLink({ files }: ToolContext, path: string): boolean {
  try {
    return lookUp(files, path, false).stat.isSymbolicLink()
  } catch {
    return false
  }
}

function compare(context: ToolContext, left: string, sign: string, right: string): number | Promise<number> {
  if (sign === '=' || sign === '==') return left === right ? 0 : 1
  if (sign === '!=') return left === right ? 1 : 0
  return badTest(context, sign)
}

async function badTest(context: ToolContext, what: string): Promise<number> {
  await context.complain(`test: ${what}: unexpected operator/operand`)
  return 2
}

/** `[ … ]` is test with a closing bracket. */
export const bracket: Tool = (context, words) =>
  words.at(-1) === ']' ? test(context, words.slice(0, -1)) : badTest(context, "missing ']'")
