/**
 * Attributes of elements, as XML 1.0 can have them (https://www.w3.org/TR/xml/#charsets). What it cannot have, and the text
 * `null`, which SyncTech's app writes for NULL, is in one more attribute, whole and in JSON: other readers skip it.
 */
export type Attributes = readonly (readonly [name: string, value: string | null])[]

/** Of our own, beside SyncTech's. */
const exactName = 'phonekeep_exact'

/** What SyncTech's app writes for NULL. */
const nullText = 'null'

// oxlint-disable-next-line no-control-regex -- exactly these are what XML 1.0 cannot have
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu
const replacement = '\ufffd'
const plainName = /^[A-Za-z_][\w.-]*$/

/** Characters that mean something in an attribute, or that a parser would make spaces of. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Each with a space before it. The same attributes give the same text. Pure. */
export function attributesText(attributes: Attributes): string {
  const exact: [string, string | null][] = []
  const texts: string[] = []
  for (const [name, value] of attributes) {
    if (!plainName.test(name) || name === exactName) {
      exact.push([name, value])
      continue
    }
    const text = value === null ? nullText : onlyXml(value)
    if (value === nullText || (value !== null && text !== value)) exact.push([name, value])
    texts.push(` ${name}="${escaped(text)}"`)
  }
  if (exact.length > 0) texts.push(` ${exactName}="${escaped(asciiJson(exact))}"`)
  return texts.join('')
}

/** What the attributes said when they were written. @throws SyntaxError for what is no JSON */
export function readAttributes(
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string | null> {
  const values = new Map<string, string | null>()
  for (const [name, text] of Object.entries(attributes))
    if (name !== exactName) values.set(name, text === nullText ? null : text)
  const exact = attributes[exactName]
  if (exact !== undefined) for (const [name, value] of parseExact(exact)) values.set(name, value)
  return values
}

function parseExact(text: string): readonly [string, string | null][] {
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed) || !parsed.every(isNamed)) throw new SyntaxError(`${exactName} has another form`)
  return parsed
}

function isNamed(pair: unknown): pair is [string, string | null] {
  if (!Array.isArray(pair) || pair.length !== 2) return false
  const [name, value] = pair as readonly unknown[]
  return typeof name === 'string' && (value === null || typeof value === 'string')
}

function onlyXml(text: string): string {
  return text.replace(notXml, replacement)
}

function escaped(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, character => escapes[character] ?? '')
}

/** JSON escapes control characters and lone surrogates itself, but not the two that are no characters at all. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\ufffe\uffff]/g, character =>
    character === '\ufffe' ? '\\ufffe' : '\\uffff',
  )
}
