import { isErrno } from '../errors/is-errno'
import { AgeError } from '../crypto/age-error'
import { Failure } from '../errors/failure'
import { NotAFile } from '../disk/read-small-file'

/**
 * What an error about a file that a backup cannot do without means: that the backup is damaged, or that we may not read it.
 * What the disk itself says, and all else, stays as it is.
 * @param file its name in the backup
 */
export function damageOf(error: unknown, file: string): unknown {
  if (error instanceof AgeError || error instanceof NotAFile)
    return new Failure('backup-damaged', { message: `${file}: ${error.message}` }, { cause: error })
  switch (isErrno(error) ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Failure('backup-damaged', { message: `${file} is missing` }, { cause: error })
    case 'EACCES':
    case 'EPERM':
      return new Failure('backup-unreadable', { message: file }, { cause: error })
    default:
      return error
  }
}

/** Reads on what is read of such a file. @throws what `damageOf` makes of an error */
export async function* orDamage<T>(file: string, source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source
  } catch (error) {
    throw damageOf(error, file)
  }
}
