import { fileName } from '../catalog/listed-file'
import type { PhoneFile } from '../catalog/phone-file'
import { hasTextPreview } from '../../shared/model/catalog'
import { decodeText } from './decode-text'
import type { FileHeads } from './file-heads'

const mostBytes = 64 * 1024

/**
 * The first 64 KB of a document that is text, or null for one that is not or cannot be read.
 * @throws AdbError; the signal's reason
 */
export async function loadText(file: PhoneFile, heads: FileHeads): Promise<string | null> {
  if (!hasTextPreview(fileName(file.path))) return null
  const bytes = await heads.read(file.path, mostBytes)
  return bytes && decodeText(bytes)
}
