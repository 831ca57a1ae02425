import { readExifThumbnail } from './read-exif-thumbnail'
import { renderPicture, type PictureSize } from './render-picture'

export interface RenderTask {
  readonly bytes: Uint8Array
  /** The first part of a file, for the thumbnail in it, or a whole file. */
  readonly part: 'head' | 'whole'
  readonly size: PictureSize
}

/**
 * An upright WebP, or null for a head that carries no thumbnail. All that looks into bytes from a phone is in here, so
 * that it can run in a process of its own.
 * @throws what sharp throws for bytes that are no picture, too large or too slow
 */
export async function renderTask({ bytes, part, size }: RenderTask): Promise<Buffer | null> {
  if (part === 'whole') return await renderPicture(bytes, size)
  const embedded = readExifThumbnail(Buffer.from(bytes))
  return embedded && (await renderPicture(embedded.jpeg, size, embedded.orientation))
}
