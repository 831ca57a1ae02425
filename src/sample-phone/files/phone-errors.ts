/** An operation on the phone's files failed with this Linux error number. */
export class PhoneFileError extends Error {
  override readonly name = 'PhoneFileError'
  readonly errno: number
  constructor(code: PhoneErrorCode) {
    super(table[code].text)
    this.errno = table[code].errno
  }
}

/** Linux numbers and bionic's texts (libc/private/bionic_errdefs.h): the host's may differ, the phone's do not. */
const table = {
  EPERM: { errno: 1, text: 'Operation not permitted' },
  ENOENT: { errno: 2, text: 'No such file or directory' },
  EIO: { errno: 5, text: 'I/O error' },
  EACCES: { errno: 13, text: 'Permission denied' },
  EEXIST: { errno: 17, text: 'File exists' },
  EXDEV: { errno: 18, text: 'Cross-device link' },
  ENOTDIR: { errno: 20, text: 'Not a directory' },
  EISDIR: { errno: 21, text: 'Is a directory' },
  EINVAL: { errno: 22, text: 'Invalid argument' },
  ENOSPC: { errno: 28, text: 'No space left on device' },
  EROFS: { errno: 30, text: 'Read-only file system' },
  ENAMETOOLONG: { errno: 36, text: 'File name too long' },
  ENOTEMPTY: { errno: 39, text: 'Directory not empty' },
  ELOOP: { errno: 40, text: 'Too many symbolic links encountered' },
} as const

export type PhoneErrorCode = keyof typeof table

const isKnown = (code: unknown): code is PhoneErrorCode => typeof code === 'string' && code in table

/** Whatever a file operation threw, as the phone would tell it; unknown kinds become an I/O error. */
export function toPhoneError(thrown: unknown): PhoneFileError {
  if (thrown instanceof PhoneFileError) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  return new PhoneFileError(isKnown(code) ? code : 'EIO')
}
