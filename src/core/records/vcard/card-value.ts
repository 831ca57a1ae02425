import { valuesOf, type ContentLine, type Parameter } from './content-line'
import { decodeBase64, decodeQuotedPrintable, decodeText, encodingOf } from './decode-value'
import { splitValue, unescapeText, type Escaping } from './escape-text'

export type VCardVersion = '2.1' | '3.0' | '4.0'

/** What a line has to say, in whatever way it is written down. */
export interface CardValue {
  readonly line: ContentLine
  readonly version: VCardVersion
  readonly text: () => string
  /** Parts of a structured value: a name's, an address's. */
  readonly parts: () => readonly string[]
  readonly list: () => readonly string[]
  /** Null where it has none. */
  readonly bytes: () => Buffer | null
}

/** @param binary each character of its parameters and of its value is one byte */
export function openValue(binary: ContentLine, version: VCardVersion): CardValue {
  const line = { ...binary, parameters: binary.parameters.map(decodeParameter) }
  const escaping: Escaping = version === '2.1' ? '2.1' : '3.0'
  const charset = valuesOf(line, 'CHARSET')[0]
  const isPrintable = encodingOf(line) === 'quoted-printable'
  // What separates parts is found before bytes are decoded that may look like it, and after those of other charsets are.
  const value = () => (isPrintable ? line.value : decodeText(line.value, charset))
  const read = (part: string) => {
    const text = unescapeText(part, escaping)
    return isPrintable ? decodeText(decodeQuotedPrintable(text), charset) : text
  }
  return {
    line,
    version,
    text: () => read(value()),
    parts: () => splitValue(value(), ';', escaping).map(read),
    list: () => splitValue(value(), ',', escaping).map(read),
    bytes: () => {
      if (encodingOf(line) === 'base64') return decodeBase64(line.value)
      const data = /^data:[^,]*;base64,([\s\S]*)$/i.exec(line.value)?.[1]
      return data === undefined ? null : decodeBase64(data)
    },
  }
}

function decodeParameter({ name, values }: Parameter): Parameter {
  return { name, values: values.map(value => decodeText(value, undefined)) }
}
