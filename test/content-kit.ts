import type { PhoneLink } from '../src/core/android/adb/open-service'
import { decodePhoneText } from '../src/core/android/adb/phone-text'
import { shellPacket } from '../src/core/android/adb/shell-packets'

export type Row = Readonly<Record<string, string | null>>

export interface ContentInput {
  /** By id. */
  readonly rows: Map<number, Row>
  /** Whether it takes the names of columns alone. */
  readonly strict: boolean
  /** Called before each Java start, of which this is the number, from 1. */
  readonly before?: (start: number) => void
  /** What is told on the error output in place of any answer. */
  readonly failure?: string
}

/**
 * A link to a phone with one table, whose `content query` answers as AOSP's Content.java prints, for as many and as hostile
 * rows as a property test needs. It understands the conditions that `queryTable` asks with.
 */
export function linkToContent(input: ContentInput): {
  readonly link: PhoneLink
  readonly starts: () => number
} {
  let starts = 0
  const open: PhoneLink['open'] = service => {
    starts += 1
    input.before?.(starts)
    const command = typeof service === 'string' ? service : decodePhoneText(service)
    const stderr = input.failure ?? ''
    const stdout = input.failure === undefined ? answer(input, readArguments(command)) : ''
    const bytes = Buffer.concat([
      packet(shellPacket.stdout, Buffer.from(stdout)),
      packet(shellPacket.stderr, Buffer.from(stderr)),
      packet(shellPacket.exit, Buffer.of(0)),
    ])
    let at = 0
    const read = (length: number) => Promise.resolve(bytes.subarray(at, (at += length)))
    const unused = () => {
      throw new Error('Not asked of this phone')
    }
    return Promise.resolve({
      reader: {
        ...{ begin: unused, readSome: unused, readNow: unused, readSomeOrEnd: unused, hasNews: unused },
        ...{ lend: () => undefined, close: () => undefined, read },
      },
      write: unused,
      close: () => undefined,
    })
  }
  return { link: { serial: 'table', features: new Set(['shell_v2']), open }, starts: () => starts }
}

function packet(kind: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt8(kind, 0)
  header.writeUInt32LE(payload.length, 1)
  return Buffer.concat([header, payload])
}

function readArguments(command: string): ReadonlyMap<string, string> {
  const words = [...command.matchAll(/'((?:[^']|'\\'')*)'/g)].map(
    match => match[1]?.replaceAll("'\\''", "'") ?? '',
  )
  const named = new Map<string, string>()
  for (let at = 1; at < words.length; at += 2) named.set(words[at] ?? '', words[at + 1] ?? '')
  return named
}

function answer({ rows, strict }: ContentInput, asked: ReadonlyMap<string, string>): string {
  const columns = asked.get('--projection')?.split(':') ?? []
  if (strict && columns.some(column => !/^\w+$/.test(column))) return ''
  const found = [...rows].filter(([id, row]) => matches(asked.get('--where') ?? '_id>=0', id, row))
  if (found.length === 0) return 'No result found.\n'
  return found
    .map(([id, row], at) => `Row: ${at} ${columns.map(name => tell(name, id, row)).join(', ')}\n`)
    .join('')
}

function tell(asked: string, id: number, row: Row): string {
  const [, call, of, alias] = /^(hex|typeof)\((\w+)\) AS (\w+)$/.exec(asked) ?? []
  const name = alias ?? asked
  const column = of ?? asked
  const value = column === '_id' ? String(id) : (row[column] ?? null)
  if (call === 'hex')
    return `${name}=${Buffer.from(value ?? '')
      .toString('hex')
      .toUpperCase()}`
  if (call === 'typeof') return `${name}=${value === null ? 'null' : 'text'}`
  return `${name}=${value ?? 'NULL'}`
}

function matches(where: string, id: number, row: Row): boolean {
  return where.split(' AND ').every(condition => {
    const [, operator, number] = /^_id(>=|<=|=)(\d+)$/.exec(condition) ?? []
    if (operator === '>=') return id >= Number(number)
    if (operator === '<=') return id <= Number(number)
    if (operator === '=') return id === Number(number)
    const ids = /^_id IN \(([\d,]+)\)$/.exec(condition)?.[1]
    if (ids !== undefined) return ids.split(',').includes(String(id))
    const columns = [...condition.matchAll(/(\w+) IN \('NULL','BLOB'\)/g)].map(match => match[1] ?? '')
    if (columns.length === 0) throw new Error(`A condition that this table does not know: ${condition}`)
    return columns.some(column => row[column] === 'NULL' || row[column] === 'BLOB')
  })
}
