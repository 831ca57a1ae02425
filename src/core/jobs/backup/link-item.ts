import { isErrno } from '../../errors/is-errno'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { epochSeconds } from '../epoch-seconds'
import type { BackupFormat } from '../../format/backup-format'
import { openIncomingFile } from '../../format/incoming-file'
import { plainPart } from '../../format/part-format'
import type { IndexLine } from '../../format/index-line'
import type { Placer } from '../../disk/placer'
import { createBufferPool } from '../../disk/write-buffers'
import { createSoundnessCheck, type SoundnessCheck } from '../../format/soundness'
import type { LinkStep } from './plan-steps'

export interface Linker {
  /**
   * Gives the new backup a file of an earlier one: as a second name of the same file, or as a copy where this disk has
   * no links.
   * @returns its line; null when the earlier one is not there or not what its index says
   * @throws Node's system errors; the signal's reason
   */
  readonly link: (step: LinkStep) => Promise<IndexLine | null>
}

export interface LinkerOptions {
  readonly format: BackupFormat
  readonly placer: Placer
  readonly incoming: string
  readonly signal: AbortSignal
}

/** Local copies at a time, where the disk has no links. */
const maxCopying = 3
/** Each piece of a file stream is only ours. */
const ownMemory = () => undefined
/** Links that this disk, or these two disks, cannot have; and too many names of one file. */
const noLinks = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'UNKNOWN'])

export function createLinker({ format, placer, incoming, signal }: LinkerOptions): Linker {
  const pool = createBufferPool(0, maxCopying)
  const checks = new Map<string, SoundnessCheck>()
  let number = 0

  const checkFor = (root: string): SoundnessCheck => {
    const check = checks.get(root) ?? createSoundnessCheck(root, format)
    checks.set(root, check)
    return check
  }
  const copyLocally = async ({ from, line }: LinkStep): Promise<IndexLine | null> => {
    const part = join(incoming, `local-${number++}`)
    const buffers = await pool.acquire()
    const file = await openIncomingFile(part, { form: plainPart, buffers, resumable: false, from: null })
    try {
      for await (const piece of createReadStream(from, { signal, highWaterMark: 1024 * 1024 }))
        await file.write(piece as Buffer, ownMemory)
      const { sha256 } = await file.finish(format.plainNames ? line.mtime : null)
      const expected = format.plainNames ? line.sha256 : line.stored
      // 0.1.0 did not note the hash of an encrypted file: that one is whole shows when it is opened.
      if (expected === undefined || sha256 === expected) {
        await placer.move(part, line.file)
        return expected === undefined ? line : { ...line, lastRead: epochSeconds() }
      }
      await file.discard()
      return null
    } catch (error) {
      await file.discard()
      throw error
    } finally {
      pool.release(buffers)
    }
  }
  return {
    link: async step => {
      const { from, root, line } = step
      if (!(await checkFor(root).isSound(from, line))) return null
      try {
        await placer.link(from, line.file)
        return line
      } catch (error) {
        if (!(isErrno(error) && noLinks.has(error.code))) throw error
        return await copyLocally(step)
      }
    },
  }
}
