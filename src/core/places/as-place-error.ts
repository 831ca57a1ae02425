import { isErrno } from '../errors/is-errno'
import { PlaceError, type PlaceErrorKind } from './place-error'

const kinds: Readonly<Record<string, PlaceErrorKind>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENODEV: 'unreachable',
  ENXIO: 'unreachable',
  ENOTCONN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ESTALE: 'unreachable',
  ETIMEDOUT: 'unreachable',
}

/** Node's system errors in the words of a place; all others as they are. */
export function asPlaceError(error: unknown): unknown {
  if (!isErrno(error) || error.code === undefined) return error
  return new PlaceError(kinds[error.code] ?? 'failed', error.message, { cause: error })
}
