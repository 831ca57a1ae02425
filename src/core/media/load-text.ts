import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import { hasTextPreview } from '../../shared/model/catalog'
import { decodeText } from './decode-text'
import type { MediaSource } from './media-ports'

const maxBytes = 64 * 1024

/**
 * The first 64 KB of a document that is text, or null for one that is not or cannot be read.
 * @throws what the source throws
 */
export async function loadText<File extends Entry>(
  file: File,
  source: MediaSource<File>,
): Promise<string | null> {
  if (!hasTextPreview(fileName(file.path))) return null
  const bytes = await source.readHead(file, maxBytes)
  return bytes && decodeText(bytes)
}
