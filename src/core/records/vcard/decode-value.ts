import { TextDecoder } from 'node:util'
import { valuesOf, type ContentLine } from './content-line'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const westernEuropean = new TextDecoder('windows-1252')

/** How the bytes of a value are written down. */
export type Encoding = 'none' | 'base64' | 'quoted-printable'

export function encodingOf(line: ContentLine): Encoding {
  const encodings = valuesOf(line, 'ENCODING').map(value => value.toUpperCase())
  if (encodings.some(value => value === 'B' || value === 'BASE64')) return 'base64'
  return encodings.includes('QUOTED-PRINTABLE') ? 'quoted-printable' : 'none'
}

/**
 * Text of bytes that are one character each: in the charset that the line names, else UTF-8, and what is none is taken for
 * Western European. Bytes that mean nothing in a charset become U+FFFD.
 */
export function decodeText(binary: string, charset: string | undefined): string {
  // Most of a file: it reads the same in every charset that there is.
  if (!/[\u0080-\u00ff]/.test(binary) && !/^(utf-?16|iso-2022)/i.test(charset ?? '')) return binary
  const bytes = Buffer.from(binary, 'latin1')
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    const named = decoderFor(charset)
    if (named) return named.decode(bytes)
  }
  try {
    return utf8.decode(bytes)
  } catch {
    return charset === undefined ? westernEuropean.decode(bytes) : bytes.toString('utf8')
  }
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset)
  } catch {
    return null
  }
}

/** The bytes of quoted-printable text (RFC 2045 section 6.7), one character each. Soft line breaks have been joined before. */
export function decodeQuotedPrintable(value: string): string {
  return value.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** @returns null for what is no base64 */
export function decodeBase64(value: string): Buffer | null {
  const text = value.replace(/\s+/g, '')
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 !== 1 ? Buffer.from(text, 'base64') : null
}
