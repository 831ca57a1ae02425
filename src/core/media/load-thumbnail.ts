import type { PhoneLink } from '../adb/open-service'
import { pullFile } from '../adb/sync/pull-file'
import type { SyncPool } from '../adb/sync/sync-pool'
import { fileType } from '../catalog/file-types'
import { fileName, type PhoneFile } from '../catalog/phone-file'
import { readHead } from './read-head'
import type { PicturePart } from './render-part'

export interface ThumbnailPorts {
  readonly link: PhoneLink
  readonly pool: SyncPool
  /** `renderPart`, in a process of its own. */
  readonly render: (bytes: Uint8Array, part: PicturePart) => Promise<Buffer | null>
}

/** The EXIF part of a camera's JPEG lies in here, thumbnail and all. */
const headBytes = 128 * 1024
/** A file up to this size is read whole when it carries no thumbnail of its own. */
const smallFileBytes = 12 * 1024 * 1024
const hasExif = /\.(jpe?g|jpe|tiff?|dng|webp|hei[cf]|avif)$/i

/**
 * A small upright picture of one file on the phone, or null when there is none to be had without moving much: first the
 * thumbnail inside the file's first part, then the whole file if it is small.
 * @throws AdbError; the signal's reason
 */
export async function loadThumbnail(
  file: PhoneFile,
  ports: ThumbnailPorts,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const name = fileName(file.path)
  if (fileType(name) !== 'image') return null
  const embedded = hasExif.test(name) ? await loadEmbedded(file, ports, signal) : null
  if (embedded) return embedded
  if (file.bytes > smallFileBytes) return null
  const whole = await readWhole(file.path, ports.pool)
  return await ports.render(whole, 'whole').catch(() => null)
}

async function loadEmbedded({ path }: PhoneFile, { link, render }: ThumbnailPorts, signal?: AbortSignal) {
  const head = await readHead(link, path, headBytes, signal)
  return await render(head, 'head').catch(() => null)
}

async function readWhole(path: string, pool: SyncPool): Promise<Buffer> {
  const pieces: Buffer[] = []
  let total = 0
  await pool.use(session =>
    pullFile(session, path, piece => {
      total += piece.length
      // The phone may send more than it listed.
      if (total > smallFileBytes * 2) throw new RangeError('The file is larger than the phone said')
      pieces.push(piece)
    }),
  )
  return Buffer.concat(pieces)
}
