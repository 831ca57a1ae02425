import { base64nopad } from '@scure/base'

/** One way to the file key, in the header of an age file. */
export interface Stanza {
  readonly type: string
  readonly args: readonly string[]
  readonly body: Uint8Array
}

/** The base64 of age: standard, canonical, without padding. @returns null for anything else */
export function decodeBase64(text: string): Uint8Array | null {
  try {
    return base64nopad.decode(text)
  } catch {
    return null
  }
}

export const encodeBase64 = (bytes: Uint8Array): string => base64nopad.encode(bytes)
