/** How AOSP's com.android.vcard (frameworks/opt/vcard, VCardBuilder.java) writes the lines of a vCard 2.1 in UTF-8. */
export const endOfLine = '\r\n'

/** VCardUtils.containsOnlyNonCrLfPrintableAscii */
const isPlain = (texts: readonly string[]): boolean => texts.every(text => /^[\x20-\x7e]*$/.test(text))
/** VCardUtils.containsOnlyPrintableAscii */
const isAscii = (texts: readonly string[]): boolean => texts.every(text => /^[\x20-\x7e\r\n]*$/.test(text))

/**
 * VCardBuilder.escapeCharacters, for 2.1: neither backslashes nor commas are escaped, and what has line ends is not plain. A
 * semicolon is, also the one between the parts of an ORG.
 */
const escapeCharacters = (text: string): string => text.replaceAll(';', '\\;')

/** A soft line break comes after this many characters. */
const softBreak = 67

/** VCardBuilder.encodeQuotedPrintable: every byte, and a soft break wherever it falls, also at the end of a value. */
function encodeQuotedPrintable(text: string): string {
  let encoded = ''
  let count = 0
  for (const byte of Buffer.from(text)) {
    encoded += `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    count += 3
    if (count < softBreak) continue
    encoded += `=${endOfLine}`
    count = 0
  }
  return encoded
}

export interface VcardLine {
  readonly name: string
  readonly parameters?: readonly string[]
  /** Of a value with several, apart by semicolons. */
  readonly values: readonly string[]
  /** Stands before them as it is. */
  readonly prefix?: string
}

/** A property with CHARSET and ENCODING where its values need them. */
export function vcardLine({ name, parameters = [], values, prefix = '' }: VcardLine): string {
  const quoted = !isPlain(values)
  const head = [
    name,
    ...parameters,
    ...((prefix === '' ? isAscii : isPlain)(values) ? [] : ['CHARSET=UTF-8']),
    ...(quoted ? ['ENCODING=QUOTED-PRINTABLE'] : []),
  ]
  const encode = quoted ? encodeQuotedPrintable : escapeCharacters
  return `${head.join(';')}:${prefix}${values.map(encode).join(';')}${endOfLine}`
}

/** VCardConstants.MAX_CHARACTER_NUMS_BASE64_V30, without the line end. */
const photoWidth = 73

/** VCardBuilder.appendPhotoLine: folded with a space, and an empty line behind it. */
export function photoLine(photo: Buffer): string {
  const type = photo[0] === 0xff ? 'JPEG' : photo[0] === 0x89 ? 'PNG' : 'GIF'
  const text = `PHOTO;ENCODING=BASE64;${type}:${photo.toString('base64')}`
  let folded = ''
  let count = 0
  let width = photoWidth
  for (const sign of text) {
    folded += sign
    if (++count <= width) continue
    folded += `${endOfLine} `
    width = photoWidth - 1
    count = 0
  }
  return folded + endOfLine + endOfLine
}
