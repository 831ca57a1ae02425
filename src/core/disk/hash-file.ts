import { createHash } from 'node:crypto'
import { readPieces } from './read-pieces'
import { openRegularFile } from './read-small-file'

const pieceBytes = 1024 * 1024

export interface HashControl {
  readonly signal: AbortSignal
  readonly pause: {
    readonly paused: () => boolean
    /** Resolves when reading may go on. @throws the signal's reason */
    readonly passed: (signal: AbortSignal) => Promise<void>
  }
}

/** SHA-256 in hexadecimal. @throws like `openRegularFile`; the signal's reason */
export async function hashFile(file: string, control?: HashControl): Promise<string> {
  const handle = await openRegularFile(file)
  try {
    const hash = createHash('sha256')
    for await (const piece of readPieces(handle, { signal: control?.signal, pieceBytes })) {
      if (control?.pause.paused()) await control.pause.passed(control.signal)
      hash.update(piece)
    }
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
