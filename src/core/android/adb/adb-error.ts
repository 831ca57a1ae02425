/**
 * What went wrong between us, the adb server and the phone.
 * - `no-server`: adb is missing, could not be started, or does not answer
 * - `gone`: the phone (or the server) closed the connection, or is not there
 * - `not-ready`: the phone is there but unauthorized or offline
 * - `silent`: nothing came for the inactivity limit
 * - `fail`: the phone answered FAIL; `message` is its text
 * - `protocol`: an answer that the protocol does not allow
 */
export type AdbErrorKind = 'no-server' | 'gone' | 'not-ready' | 'silent' | 'fail' | 'protocol'

export class AdbError extends Error {
  readonly kind: AdbErrorKind
  /** Whether the adb server said so, as against a connection that broke. */
  readonly isAnswer: boolean

  constructor(kind: AdbErrorKind, message: string, options?: ErrorOptions & { readonly isAnswer?: boolean }) {
    super(message, options)
    this.name = 'AdbError'
    this.kind = kind
    this.isAnswer = options?.isAnswer === true
  }
}
