import type { FileCategory } from '../../../shared/model/category'
import { fileType, type FileType } from '../../../shared/file-types'

const categoryOfType = {
  image: 'gallery',
  video: 'videos',
  audio: 'audio',
  document: 'documents',
  unknown: 'other',
} as const satisfies Record<FileType, FileCategory>

/**
 * Sorts a file by place first, then by type. `segments` are the names from the root of its storage to the file.
 * - everything of WhatsApp is WhatsApp, pictures too;
 * - what apps keep for themselves (`Android/…`) and what is in hidden folders is Other, whatever its type: a person's
 *   gallery is not made of an app's icons;
 * - all else by its extension.
 */
export function classify(segments: readonly string[]): FileCategory {
  if (isWhatsApp(segments)) return 'whatsapp'
  const folders = segments.slice(0, -1)
  if (folders[0] === 'Android' || folders.some(name => name.startsWith('.'))) return 'other'
  return categoryOfType[fileType(segments.at(-1) ?? '')]
}

/** Before Android 11 WhatsApp kept its files at the top of the storage, since then in `Android/media`. */
function isWhatsApp([first, second, third]: readonly string[]): boolean {
  if (first === 'WhatsApp' || first === 'WhatsApp Business') return true
  return first === 'Android' && second === 'media' && (third ?? '').startsWith('com.whatsapp')
}
