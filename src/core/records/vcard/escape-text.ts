/** Which backslashes mean something. */
export type Escaping = '2.1' | '3.0'

/** A text as a value of vCard 3.0: RFC 2426 section 4, `ESCAPED-CHAR`. Carriage returns stay: see `withExactLine`. */
export function escapeText(text: string): string {
  return escapeLineEnds(text.replace(/[\\;,]/g, '\\$&'))
}

/** A value that others take as it stands, such as an address of the web: only what would break its line is escaped. */
export function escapeLine(text: string): string {
  return escapeLineEnds(text.replace(/\\/g, '\\\\'))
}

function escapeLineEnds(text: string): string {
  return text.replace(/\n/g, '\\n')
}

/**
 * A value's text. vCard 2.1 has no escape but that of the semicolon (section 2.1.2), and Android writes it so: it has line
 * ends as quoted-printable and every other backslash as it is (AOSP com.android.vcard.VCardBuilder.escapeCharacters).
 */
export function unescapeText(value: string, escaping: Escaping): string {
  if (escaping === '2.1') return value.replace(/\\;/g, ';')
  return value.replace(/\\([\s\S])/g, (whole, character: string) => {
    if (character === 'n' || character === 'N') return '\n'
    return /[\\;,:"]/.test(character) ? character : whole
  })
}

/** The parts of a value between separators that no backslash stands before, still escaped. */
export function splitValue(value: string, separator: ';' | ',', escaping: Escaping): readonly string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    const next = value[at + 1]
    if (value[at] === '\\' && (escaping === '3.0' || next === ';')) at += 1
    else if (value[at] === separator) {
      parts.push(value.slice(from, at))
      from = at + 1
    }
  }
  parts.push(value.slice(from))
  return parts
}
