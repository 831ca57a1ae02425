import { illegalArgument } from '../java-exception'
import type { SqlValue } from '../sql/sql-value'
import type { ContentCommand } from './content-command'
import { parseBinding, parseInteger } from './parse-binding'

const options = {
  insert: ['--bind'],
  update: ['--where', '--bind'],
  delete: ['--where'],
  query: ['--where', '--sort', '--projection'],
  call: ['--method', '--arg', '--extra'],
  read: [],
  write: [],
  gettype: [],
} as const satisfies Readonly<Record<ContentCommand['verb'], readonly string[]>>

/** The first Android whose `content` has `write`: 10. */
const firstWithWrite = 29
/** The first Android in which insert, update, delete and query take `--extra`: 11. */
const firstWithExtras = 30

interface Given {
  readonly single: ReadonlyMap<string, string>
  readonly values: Readonly<Record<string, SqlValue>>
}

/**
 * Reads a command line of `content` as that Android's Content.java does. Its message is what follows `[ERROR] `.
 * @throws JavaException
 */
export function parseContentCommand(words: readonly string[], sdk: number): ContentCommand {
  const [verb, ...rest] = words
  if (!isVerb(verb) || (verb === 'write' && sdk < firstWithWrite))
    throw illegalArgument(`Unsupported operation: ${verb ?? 'null'}`)
  const { single, values } = readOptions(verb, rest, sdk)
  const uri = single.get('--uri')
  if (uri === undefined)
    throw illegalArgument('Content provider URI not specified. Did you specify --uri argument?')
  const where = single.get('--where')
  switch (verb) {
    case 'insert':
      return { verb, uri, values: bound(values) }
    case 'update':
      return { verb, uri, values: bound(values), where }
    case 'delete':
      return { verb, uri, where }
    case 'query':
      return {
        verb,
        uri,
        where,
        sort: single.get('--sort'),
        projection: columnsOf(single.get('--projection')),
      }
    case 'call': {
      const method = single.get('--method')
      if (method === undefined) throw illegalArgument('Content provider method not specified.')
      return { verb, uri, method, argument: single.get('--arg') }
    }
    case 'read':
    case 'write':
    case 'gettype':
      return { verb, uri }
  }
}

const isVerb = (word: string | undefined): word is ContentCommand['verb'] =>
  word !== undefined && Object.hasOwn(options, word)

function readOptions(verb: ContentCommand['verb'], words: readonly string[], sdk: number): Given {
  const known: readonly string[] = options[verb]
  const takesExtra = verb === 'call' || (sdk >= firstWithExtras && known.length > 0)
  const single = new Map<string, string>()
  const values: Record<string, SqlValue> = {}
  for (let at = 0; at < words.length; at++) {
    const option = words[at] ?? ''
    if (option === '--bind' && known.includes(option)) {
      const [column, value] = parseBinding(words[++at], sdk)
      values[column] = value
    } else if (option === '--extra' && takesExtra) parseBinding(words[++at], sdk)
    else if (option === '--uri' || option === '--user' || known.includes(option)) {
      const value = required(option, words[++at])
      if (option === '--user') parseInteger(value, 2 ** 31)
      single.set(option, value)
    } else throw illegalArgument(`Unsupported argument: ${option}`)
  }
  return { single, values }
}

function required(option: string, value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('--'))
    throw illegalArgument(`No value for argument: ${option}`)
  return value
}

function bound(values: Readonly<Record<string, SqlValue>>): Readonly<Record<string, SqlValue>> {
  if (Object.keys(values).length === 0)
    throw illegalArgument('Bindings not specified. Did you specify --bind argument(s)?')
  return values
}

/** String.split leaves out the empty parts at the end. */
const columnsOf = (text: string | undefined): readonly string[] | undefined =>
  text?.replace(/(?:\s*:\s*)+$/, '').split(/\s*:\s*/)
