/** Control characters, line and paragraph separators, and what turns the reading direction. */
const steering = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Text from a phone, fit to be shown or written into a list: what would steer a terminal, start a new line or turn the
 * reading direction becomes U+FFFD.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(steering, '\ufffd')
}
