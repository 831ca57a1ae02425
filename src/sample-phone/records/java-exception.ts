/** What a provider throws, as the computer gets to see it: the class, and the message after a colon. */
export class JavaException extends Error {
  override readonly name = 'JavaException'

  constructor(
    readonly javaClass: string,
    message: string,
  ) {
    super(message)
  }

  /** Throwable.toString. */
  override toString(): string {
    return `${this.javaClass}: ${this.message}`
  }
}

export const illegalArgument = (message: string): JavaException =>
  new JavaException('java.lang.IllegalArgumentException', message)

export const fileNotFound = (message: string): JavaException =>
  new JavaException('java.io.FileNotFoundException', message)

export const securityException = (message: string): JavaException =>
  new JavaException('java.lang.SecurityException', message)

export const unsupportedOperation = (message: string): JavaException =>
  new JavaException('java.lang.UnsupportedOperationException', message)
