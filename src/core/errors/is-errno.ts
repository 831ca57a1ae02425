/** One of Node's system errors, which speak of this computer's disk as far as backups are concerned. */
export interface Errno extends Error {
  /** Such as `ENOENT`. */
  readonly code: string
  readonly syscall: string
}

/** @param codes only one of these; any where none is given */
export function isErrno(error: unknown, ...codes: readonly string[]): error is Errno {
  return (
    error instanceof Error &&
    'syscall' in error &&
    'code' in error &&
    typeof error.code === 'string' &&
    (codes.length === 0 || codes.includes(error.code))
  )
}
