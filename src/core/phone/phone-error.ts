import type { ErrorCode } from '../../shared/model/errors'
import { Failure } from '../errors/failure'

/**
 * What went wrong between us and a phone.
 * - `no-service`: the program that talks to phones is missing, could not be started, or does not answer
 * - `gone`: the phone closed the connection, or is not there
 * - `not-ready`: the phone is there but does not let us in yet
 * - `silent`: nothing came for the inactivity limit
 * - `refused`: the phone's word on one request; the others can be answered
 * - `protocol`: an answer that the protocol does not allow
 */
export type PhoneErrorKind = 'no-service' | 'gone' | 'not-ready' | 'silent' | 'refused' | 'protocol'

/** Why a phone has refused one request. `grew`: the file has more bytes than were asked for. */
export type Refusal = 'missing' | 'denied' | 'no-room' | 'name-too-long' | 'grew' | 'other'

const codes = {
  'no-service': 'adb-failed',
  gone: 'phone-gone',
  'not-ready': 'phone-not-ready',
  silent: 'phone-silent',
  refused: 'phone-refused',
  protocol: 'phone-refused',
} as const satisfies Record<PhoneErrorKind, ErrorCode>

export interface PhoneErrorOptions extends ErrorOptions {
  /** Of `refused`; `other` when left out. */
  readonly refusal?: Refusal | undefined
}

/** The error of every phone, whatever reaches it. `message` is in the words of the phone, or of what reaches it. */
export class PhoneError extends Failure {
  readonly kind: PhoneErrorKind
  /** Null unless `kind` is `refused`. */
  readonly refusal: Refusal | null

  constructor(kind: PhoneErrorKind, message: string, options?: PhoneErrorOptions) {
    super(codes[kind], { message }, options)
    this.name = 'PhoneError'
    this.message = message
    this.kind = kind
    this.refusal = kind === 'refused' ? (options?.refusal ?? 'other') : null
  }
}

/** All others are about one request or about the protocol, and would come again. */
const lostKinds: ReadonlySet<PhoneErrorKind> = new Set(['gone', 'not-ready', 'silent', 'no-service'])

/** Whether the phone can come back: it is worth waiting for. */
export function isPhoneLost(error: unknown): error is PhoneError {
  return error instanceof PhoneError && lostKinds.has(error.kind)
}

/** Whether the phone has refused this one request. */
export function isRefusal(error: unknown): error is PhoneError {
  return error instanceof PhoneError && error.kind === 'refused'
}
