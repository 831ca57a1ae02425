/** A parameter of a line: its name in upper case, its values as they are written. */
export interface Parameter {
  readonly name: string
  readonly values: readonly string[]
}

/** A line of a vCard, unfolded: `item1.TEL;TYPE=HOME:123`. Of text, or of bytes that are one character each. */
export interface ContentLine {
  /** As it is written; null for none. */
  readonly group: string | null
  /** In upper case. */
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** Still escaped and encoded. */
  readonly value: string
}

const head = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)$/
/** What vCard 2.1 says of a value without naming the parameter. */
const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT'])

/** @returns null for what is no line of a vCard (RFC 2426 section 4, vCard 2.1 section 2.1.1) */
export function parseContentLine(text: string): ContentLine | null {
  const colon = endOfHead(text)
  if (colon < 0) return null
  const [first = '', ...parameters] = splitOutsideQuotes(text.slice(0, colon), ';')
  const [, group = null, name] = head.exec(trim(first)) ?? []
  if (name === undefined) return null
  return {
    group,
    name: name.toUpperCase(),
    parameters: parameters.filter(each => trim(each) !== '').map(parseParameter),
    value: text.slice(colon + 1),
  }
}

/** Where the colon before the value is: one in quotes belongs to a parameter. */
export function endOfHead(text: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') quoted = !quoted
    else if (character === ':' && !quoted) return at
  }
  // A quote that nothing closes is no quote.
  return quoted ? text.indexOf(':') : -1
}

export function valuesOf({ parameters }: ContentLine, name: string): readonly string[] {
  return parameters.flatMap(parameter => (parameter.name === name ? parameter.values : []))
}

function parseParameter(text: string): Parameter {
  const equals = text.indexOf('=')
  if (equals < 0) {
    const value = trim(text)
    return { name: bareEncodings.has(value.toUpperCase()) ? 'ENCODING' : 'TYPE', values: [value] }
  }
  return {
    name: trim(text.slice(0, equals)).toUpperCase(),
    values: splitOutsideQuotes(text.slice(equals + 1), ',').map(unquote),
  }
}

/** Without white space of ASCII around it: any other may be a byte of a character. */
function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

function unquote(text: string): string {
  const value = trim(text)
  const inside = value.length > 1 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value
  // RFC 6868: how a parameter says what it cannot have in it.
  return inside.replace(/\^(['n^])/g, (_, of: string) => (of === 'n' ? '\n' : of === "'" ? '"' : '^'))
}

/** A parameter's value, quoted where it has to be: RFC 2426 section 4, RFC 6868 section 3. Carriage returns stay. */
export function quoteParameter(value: string): string {
  const escaped = value.replace(/\^/g, '^^').replace(/"/g, "^'").replace(/\n/g, '^n')
  return /^[A-Za-z0-9-]+$/.test(escaped) ? escaped : `"${escaped}"`
}

function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === separator && !quoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
