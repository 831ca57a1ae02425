import { readExifThumbnail } from './read-exif-thumbnail'
import { renderThumbnail } from './render-thumbnail'

/** The first part of a file, for the thumbnail in it, or a whole file. */
export type PicturePart = 'head' | 'whole'

/**
 * A small upright WebP, or null for a head that carries no thumbnail. All that looks into bytes from a phone is in here, so
 * that it can run in a process of its own.
 * @throws what sharp throws for bytes that are no picture, too large or too slow
 */
export async function renderPart(bytes: Uint8Array, part: PicturePart): Promise<Buffer | null> {
  if (part === 'whole') return await renderThumbnail(bytes)
  const embedded = readExifThumbnail(Buffer.from(bytes))
  return embedded && (await renderThumbnail(embedded.jpeg, embedded.orientation))
}
