import { illegalArgument } from '../java-exception'
import type { SqlValue } from '../sql/sql-value'

/** The first Android whose `content` knows `n` for NULL: 10. */
const firstWithNull = 29
/** The first Android whose `content` takes `\:` and `\\` in a binding, and no colon that stands alone: 11. */
const firstWithEscapes = 30

/**
 * Reads `column:type:value` as that Android does (Content.java, parseBindValue). Until Android 10 the value is all that
 * stands behind the second colon; from 11 on a colon in it has to be escaped.
 * @throws JavaException
 */
export function parseBinding(
  text: string | undefined,
  sdk: number,
): readonly [column: string, value: SqlValue] {
  const badForm = (): Error => illegalArgument(`Binding not well formed: ${text ?? 'null'}`)
  if (text === undefined || text === '') throw badForm()
  const parts = sdk >= firstWithEscapes ? splitEscaped(text) : splitAtFirst(text)
  const [column, type, value] = parts
  if (parts.length !== 3 || column === undefined || type === undefined || value === undefined) throw badForm()
  return [column, typedValue(type, value, sdk)]
}

function splitAtFirst(text: string): readonly string[] {
  const first = text.indexOf(':')
  const second = first === -1 ? -1 : text.indexOf(':', first + 1)
  return second === -1 ? [] : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)]
}

/** Content.java, splitWithEscaping: a backslash makes the next character, whichever it is, an ordinary one. */
function splitEscaped(text: string): readonly string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === ':') parts.push('')
    else if (sign !== '\\') parts.push((parts.pop() ?? '') + sign)
    else if (++at === text.length) throw illegalArgument('Invalid escaping')
    else parts.push((parts.pop() ?? '') + text.charAt(at))
  }
  return parts
}

function typedValue(type: string, value: string, sdk: number): SqlValue {
  if (type === 's') return value
  switch (type.toLowerCase()) {
    case 'b':
      return value.toLowerCase() === 'true' ? 1 : 0
    case 'i':
      // Until Android 10 an `i` was a long as well.
      return sdk >= firstWithEscapes ? parseInteger(value, 2 ** 31) : parseInteger(value, 2 ** 63)
    case 'l':
      return parseInteger(value, 2 ** 63)
    case 'f':
    case 'd':
      return parseDouble(value)
    case 'n':
      if (sdk >= firstWithNull) return null
  }
  throw illegalArgument(`Unsupported type: ${type}`)
}

/** Long.parseLong, whose NumberFormatException is an IllegalArgumentException. */
export function parseInteger(text: string, limit: number): number {
  const value = Number(text)
  if (!/^[+-]?\d+$/.test(text) || value >= limit || value < -limit)
    throw illegalArgument(`For input string: "${text}"`)
  return value
}

function parseDouble(text: string): number {
  if (!/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?\s*$/.test(text))
    throw illegalArgument(text === '' ? 'empty String' : `For input string: "${text}"`)
  return parseFloat(text)
}
