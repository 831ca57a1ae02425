import { isErrno } from '../errors/is-errno'
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { ResumePoint } from './incoming-file'
import { blockBytes, type PartFormat } from './part-format'

/**
 * Reads what an earlier run left of a file, up to the last whole block that is sound; null when there is nothing to
 * continue, and for a file that has other names: whoever wrote on would change another backup.
 * @throws Node's system errors other than that the file is not there; the signal's reason
 */
export async function readPart(
  file: string,
  format: PartFormat,
  signal?: AbortSignal,
): Promise<ResumePoint | null> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  })
  if (!handle) return null
  try {
    if ((await handle.stat()).nlink > 1) return null
    const head = Buffer.alloc(format.head.length)
    await handle.read(head, 0, head.length, 0)
    if (!head.equals(format.head)) return null
    const hash = createHash('sha256')
    const storedHash = format.encrypted ? createHash('sha256').update(head) : null
    const decode = format.decoder()
    const written = Buffer.allocUnsafeSlow(format.writtenBlockBytes)
    const target = Buffer.allocUnsafeSlow(blockBytes)
    let blocks = 0
    for (;;) {
      signal?.throwIfAborted()
      const position = format.head.length + blocks * format.writtenBlockBytes
      const { bytesRead } = await handle.read(written, 0, written.length, position)
      const block = bytesRead === written.length ? decode(written, target) : null
      if (!block) return blocks === 0 ? null : { blocks, hash, storedHash }
      hash.update(block)
      storedHash?.update(written)
      blocks += 1
    }
  } finally {
    await handle.close()
  }
}
