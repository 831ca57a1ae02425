import { fileType } from '../catalog/file-types'
import { fileName } from '../catalog/listed-file'
import type { PhoneFile } from '../catalog/phone-file'
import type { MediaPorts } from './media-ports'
import { pictureKind } from './picture-kind'
import { readWhole } from './read-whole'
import type { PictureSize } from './render-picture'

/**
 * The EXIF part of a camera's JPEG, thumbnail and all, is one segment of at most 64 KiB (CIPA DC-008, 4.5.4) behind at
 * most a short JFIF one.
 */
const headBytes = 68 * 1024
/** A file up to this size is read whole when it carries no thumbnail of its own. */
const smallFileBytes = 12 * 1024 * 1024

export interface LoadOptions {
  /** The largest it is to be; what the phone or the camera made is smaller. */
  readonly size: PictureSize
  readonly signal?: AbortSignal
  /** The whole file has been tried and cannot be shown. */
  readonly wholeFailed?: boolean
}

/**
 * A small upright picture of one file on the phone, or null when there is none to be had without moving much: the
 * thumbnail inside the file's first part, the whole file if it is small, the phone's own thumbnail.
 * @throws AdbError; the signal's reason
 */
export async function loadThumbnail(
  file: PhoneFile,
  ports: MediaPorts,
  options: LoadOptions = { size: 'thumbnail' },
): Promise<Buffer | null> {
  switch (pictureKind(fileName(file.path))) {
    case 'none':
      return null
    case 'camera':
      return (await fromHead(file, ports, options)) ?? (await fromSmallFile(file, ports, options))
    case 'plain':
      return await fromSmallFile(file, ports, options)
    case 'raw':
      return (await fromHead(file, ports, options)) ?? (await fromPhone(file, ports, options))
    case 'phone':
      return await fromPhone(file, ports, options)
  }
}

async function fromHead({ path }: PhoneFile, { heads, render }: MediaPorts, options: LoadOptions) {
  options.signal?.throwIfAborted()
  const bytes = await heads.read(path, headBytes)
  if (!bytes) return null
  const embedded = await render({ bytes, part: 'head', size: options.size }).catch(() => null)
  if (embedded || bytes.length === headBytes || options.wholeFailed) return embedded
  return await render({ bytes, part: 'whole', size: options.size }).catch(() => null)
}

async function fromSmallFile(file: PhoneFile, ports: MediaPorts, options: LoadOptions) {
  options.signal?.throwIfAborted()
  const { heads, pool, render } = ports
  if (file.bytes <= smallFileBytes && !options.wholeFailed) {
    const bytes =
      file.bytes < headBytes
        ? await heads.read(file.path, headBytes)
        : await readWhole(file.path, smallFileBytes, pool, options.signal)
    const rendered = bytes && (await render({ bytes, part: 'whole', size: options.size }).catch(() => null))
    if (rendered) return rendered
  }
  return await fromPhone(file, ports, options)
}

async function fromPhone(file: PhoneFile, ports: MediaPorts, options: LoadOptions) {
  options.signal?.throwIfAborted()
  const table = fileType(fileName(file.path)) === 'video' ? 'video' : 'images'
  const bytes = await ports.phoneThumbnails.read(file, table)
  return bytes && (await ports.render({ bytes, part: 'whole', size: options.size }).catch(() => null))
}
