import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import type { MediaPorts } from './media-ports'
import { pictureKind } from './picture-kind'
import type { PictureSize } from './render-picture'

/**
 * The EXIF part of a camera's JPEG, thumbnail and all, is one segment of at most 64 KiB (CIPA DC-008, 4.5.4) behind at
 * most a short JFIF one.
 */
const headBytes = 68 * 1024
/** A file up to this size is read whole when it carries no thumbnail of its own. */
const smallFileBytes = 12 * 1024 * 1024
/** A HEIC file has its EXIF part anywhere, mostly before the pictures (ISO/IEC 23008-12, 6.2: by its `iloc` box). */
const heicHeadBytes = 1024 * 1024

export interface ThumbnailOptions {
  /** The largest it is to be; what the phone or the camera made is smaller. */
  readonly size: PictureSize
  readonly signal?: AbortSignal
  /** The whole file has been tried and cannot be shown. */
  readonly wholeFailed?: boolean
}

/**
 * A small upright picture of one file, or null when there is none to be had without moving much: the thumbnail inside the
 * file's first part, the whole file if it is small, the phone's own thumbnail.
 * @throws what the source throws; the signal's reason
 */
export async function loadThumbnail<File extends Entry>(
  file: File,
  ports: MediaPorts<File>,
  options: ThumbnailOptions = { size: 'thumbnail' },
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

async function fromHead<File extends Entry>(file: File, ports: MediaPorts<File>, options: ThumbnailOptions) {
  options.signal?.throwIfAborted()
  const { source, render } = ports
  const bytes = await source.readHead(file, headBytes)
  if (!bytes) return null
  const embedded = await render({ bytes, part: 'head', size: options.size }).catch(() => null)
  if (embedded || bytes.length === headBytes || options.wholeFailed) return embedded
  return await render({ bytes, part: 'whole', size: options.size }).catch(() => null)
}

async function fromSmallFile<File extends Entry>(
  file: File,
  ports: MediaPorts<File>,
  options: ThumbnailOptions,
) {
  options.signal?.throwIfAborted()
  const { source, render } = ports
  if (file.bytes <= smallFileBytes && !options.wholeFailed) {
    const bytes =
      file.bytes < headBytes
        ? await source.readHead(file, headBytes)
        : await source.readWhole(file, smallFileBytes, options.signal)
    const rendered = bytes && (await render({ bytes, part: 'whole', size: options.size }).catch(() => null))
    if (rendered) return rendered
  }
  return await fromPhone(file, ports, options)
}

async function fromPhone<File extends Entry>(file: File, ports: MediaPorts<File>, options: ThumbnailOptions) {
  options.signal?.throwIfAborted()
  const { source, render } = ports
  if (!source.phoneThumbnail)
    return (await fromSavedStill(file, ports, options)) ?? (await fromHeicHead(file, ports, options))
  const bytes = await source.phoneThumbnail(file)
  return bytes && (await render({ bytes, part: 'whole', size: options.size }).catch(() => null))
}

/** What was there of a video when it was backed up. As untrusted as all that is in a backup: it is only decoded apart. */
async function fromSavedStill<File extends Entry>(
  file: File,
  { source, render }: MediaPorts<File>,
  { size }: ThumbnailOptions,
) {
  const bytes = await source.savedStill?.(file)
  return bytes ? await render({ bytes, part: 'whole', size }).catch(() => null) : null
}

/** Where there is no phone to ask: the thumbnail that some cameras put into a HEIC file. */
async function fromHeicHead<File extends Entry>(
  file: File,
  { source, render }: MediaPorts<File>,
  { size }: ThumbnailOptions,
) {
  if (!/\.hei[cf]$/i.test(file.path)) return null
  const bytes = await source.readHead(file, heicHeadBytes)
  return bytes && (await render({ bytes, part: 'head', size }).catch(() => null))
}
