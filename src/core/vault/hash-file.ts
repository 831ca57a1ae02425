import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { openRegularFile } from './read-small-file'

/** SHA-256 in hexadecimal. @throws like `openRegularFile` */
export async function hashFile(file: string): Promise<string> {
  const handle = await openRegularFile(file)
  try {
    const hash = createHash('sha256')
    await pipeline(handle.createReadStream({ highWaterMark: 1024 * 1024, autoClose: false }), hash)
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
