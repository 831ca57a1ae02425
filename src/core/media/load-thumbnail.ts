import { fileType } from '../catalog/file-types'
import { fileName, type PhoneFile } from '../catalog/phone-file'
import type { MediaPorts } from './media-ports'
import { pictureKind } from './picture-kind'
import { readWhole } from './read-whole'

/**
 * The EXIF part of a camera's JPEG, thumbnail and all, is one segment of at most 64 KiB (CIPA DC-008, 4.5.4) behind at
 * most a short JFIF one.
 */
const headBytes = 68 * 1024
/** A file up to this size is read whole when it carries no thumbnail of its own. */
const smallFileBytes = 12 * 1024 * 1024

/**
 * A small upright picture of one file on the phone, or null when there is none to be had without moving much: the
 * thumbnail inside the file's first part, the whole file if it is small, the phone's own thumbnail.
 * @throws AdbError; the signal's reason
 */
export async function loadThumbnail(
  file: PhoneFile,
  ports: MediaPorts,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  switch (pictureKind(fileName(file.path))) {
    case 'none':
      return null
    case 'camera':
      return (await fromHead(file, ports, signal)) ?? (await fromSmallFile(file, ports, signal))
    case 'plain':
      return await fromSmallFile(file, ports, signal)
    case 'raw':
      return (await fromHead(file, ports, signal)) ?? (await fromPhone(file, ports, signal))
    case 'phone':
      return await fromPhone(file, ports, signal)
  }
}

async function fromHead({ path }: PhoneFile, { heads, render }: MediaPorts, signal?: AbortSignal) {
  signal?.throwIfAborted()
  const bytes = await heads.read(path, headBytes)
  if (!bytes) return null
  const embedded = await render({ bytes, part: 'head', size: 'thumbnail' }).catch(() => null)
  if (embedded || bytes.length === headBytes) return embedded
  return await render({ bytes, part: 'whole', size: 'thumbnail' }).catch(() => null)
}

async function fromSmallFile(file: PhoneFile, ports: MediaPorts, signal?: AbortSignal) {
  signal?.throwIfAborted()
  const { heads, pool, render } = ports
  if (file.bytes <= smallFileBytes) {
    const bytes =
      file.bytes < headBytes
        ? await heads.read(file.path, headBytes)
        : await readWhole(file.path, smallFileBytes, pool, signal)
    const rendered = bytes && (await render({ bytes, part: 'whole', size: 'thumbnail' }).catch(() => null))
    if (rendered) return rendered
  }
  return await fromPhone(file, ports, signal)
}

async function fromPhone(file: PhoneFile, ports: MediaPorts, signal?: AbortSignal) {
  signal?.throwIfAborted()
  const table = fileType(fileName(file.path)) === 'video' ? 'video' : 'images'
  const bytes = await ports.phoneThumbnails.read(file, table)
  return bytes && (await ports.render({ bytes, part: 'whole', size: 'thumbnail' }).catch(() => null))
}
