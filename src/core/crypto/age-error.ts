/**
 * Why an age file, key or record could not be opened.
 * - `not-age`: it does not begin as an age file, or holds no age key
 * - `wrong-key`: it is whole so far as can be told, but encrypted for another key
 * - `wrong-password`: the same for a password
 * - `damaged`: cut off, changed, or not as the format prescribes
 * - `unsupported`: another version or encoding of the format, or more work than we do for a file that we do not trust
 */
export type AgeErrorKind = 'not-age' | 'wrong-key' | 'wrong-password' | 'damaged' | 'unsupported'

export class AgeError extends Error {
  readonly kind: AgeErrorKind

  constructor(kind: AgeErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AgeError'
    this.kind = kind
  }
}
