/**
 * Names on a phone are bytes, mostly UTF-8. We keep them as strings in which a byte that is not valid UTF-8 stands as
 * the lone surrogate U+DC80..U+DCFF (PEP 383, "surrogateescape"), so that every name can be shown, written as JSON
 * (which escapes lone surrogates) and turned back into exactly the phone's bytes.
 */

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Never throws; `encodePhoneText` gives the same bytes back. */
export function decodePhoneText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return decodeEscaping(bytes)
  }
}

/** The bytes the phone knows the name by. */
export function encodePhoneText(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    parts.push(code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(char, 'utf8'))
  }
  return Buffer.concat(parts)
}

/** True when the phone's bytes are not valid UTF-8. */
export function hasRawBytes(text: string): boolean {
  return !text.isWellFormed()
}

function decodeEscaping(bytes: Uint8Array): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
      at += 1
    } else {
      text += strict.decode(bytes.subarray(at, at + length))
      at += length
    }
  }
  return text
}

/** Length of the valid UTF-8 sequence at `at`, or 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    try {
      strict.decode(bytes.subarray(at, at + length))
      return length
    } catch {
      // A longer sequence may still be valid.
    }
  }
  return 0
}
