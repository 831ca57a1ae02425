import type { ErrorCode } from '../../shared/model/errors'
import { Failure } from '../errors/failure'

/**
 * What went wrong between us and a place.
 * - `no-engine`: rclone is missing, too old, could not be started or has ended
 * - `unreachable`: the disk is not plugged in, the server does not answer: it may come back
 * - `denied`: it does not let us in, or not do this
 * - `full`: it has no room
 * - `missing`: it has no such file
 * - `failed`: anything else
 */
export type PlaceErrorKind = 'no-engine' | 'unreachable' | 'denied' | 'full' | 'missing' | 'failed'

const codes = {
  'no-engine': 'rclone-failed',
  unreachable: 'place-unreachable',
  denied: 'place-denied',
  full: 'place-full',
  missing: 'place-failed',
  failed: 'place-failed',
} as const satisfies Record<PlaceErrorKind, ErrorCode>

/** The error of every place. `message` is in the words of the system, or of the service. Never a secret. */
export class PlaceError extends Failure {
  readonly kind: PlaceErrorKind

  constructor(kind: PlaceErrorKind, message: string, options?: ErrorOptions) {
    super(codes[kind], { message }, options)
    this.name = 'PlaceError'
    this.message = message
    this.kind = kind
  }
}

export function isMissingInPlace(error: unknown): error is PlaceError {
  return error instanceof PlaceError && error.kind === 'missing'
}

/** Whether it is about one file, and not about the place: that file is gone, or can't be read as it should be. */
export function isOfOneFile(error: unknown): error is PlaceError {
  return error instanceof PlaceError && (error.kind === 'missing' || error.kind === 'failed')
}
