import { SqlError } from './sql-error'

export type SqlToken =
  | { readonly kind: 'name'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blob'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }

/** In the order they are tried: a longer sign before one that it begins with. */
const patterns: readonly (readonly [SqlToken['kind'] | 'space' | 'quoted', RegExp])[] = [
  ['space', /\s+/y],
  ['blob', /[xX]'[0-9a-fA-F]*'/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['text', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['sign', /\|\||<>|<=|>=|==|!=|[=<>+\-*/%(),.;]/y],
]

/** @throws SqlError for what is no token of an expression */
export function tokenizeSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  for (let at = 0; at < sql.length;) {
    const [kind, text] = nextToken(sql, at)
    at += text.length
    if (kind === 'space') continue
    if (kind === 'quoted') tokens.push({ kind: 'name', text: unquote(text, '"'), quoted: true })
    else if (kind === 'name') tokens.push({ kind, text, quoted: false })
    else if (kind === 'text') tokens.push({ kind, text: unquote(text, "'") })
    else if (kind === 'blob') tokens.push({ kind, text: text.slice(2, -1) })
    else tokens.push({ kind, text })
  }
  return tokens
}

function nextToken(sql: string, at: number): readonly [SqlToken['kind'] | 'space' | 'quoted', string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const [text] = pattern.exec(sql) ?? []
    if (text !== undefined) return [kind, text]
  }
  throw new SqlError(`unrecognized token: "${sql.slice(at)}"`)
}

const unquote = (text: string, quote: string): string =>
  text.slice(1, -1).replaceAll(`${quote}${quote}`, quote)
