import { isErrno } from './is-errno'
import type { ErrorInfo } from '../../shared/model/errors'
import { Failure } from './failure'

/** What any error means for the person in front of the screen. */
export function describeError(error: unknown): ErrorInfo {
  if (error instanceof Failure) return error.info
  const disk = describeDiskError(error)
  if (disk) return disk
  return { code: 'unexpected', details: { message: error instanceof Error ? error.message : String(error) } }
}

/** Node's system errors (errno names) as far as they speak of the output folder; null for all others. */
function describeDiskError(error: unknown): ErrorInfo | null {
  if (!isErrno(error)) return null
  const details = { message: error.message }
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { code: 'no-space', details }
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { code: 'folder-read-only', details }
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return { code: 'folder-missing', details }
    default:
      return { code: 'disk-failed', details }
  }
}
