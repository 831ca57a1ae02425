import { encodePhoneText } from './adb/phone-text'

/** A `file:` URI with every byte escaped that is not plain (RFC 3986, 2.3). */
export function fileUri(path: string): string {
  const escaped = [...encodePhoneText(path)].map(byte => {
    const character = String.fromCharCode(byte)
    return /[A-Za-z0-9/._~-]/.test(character)
      ? character
      : `%${byte.toString(16).padStart(2, '0').toUpperCase()}`
  })
  return `file://${escaped.join('')}`
}
