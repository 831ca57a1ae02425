import { fileType } from '../../shared/file-types'

/**
 * Where a thumbnail of a file comes from, by its name:
 * - `camera`: a JPEG, mostly with a thumbnail in its first part; readable as a whole
 * - `plain`: readable as a whole
 * - `raw`: often with a thumbnail in its first part; not readable as a whole
 * - `phone`: only the phone can make one
 */
export type PictureKind = 'camera' | 'plain' | 'raw' | 'phone' | 'none'

const camera = new Set(['jpg', 'jpeg', 'jpe'])
const plain = new Set(['png', 'gif', 'webp', 'avif', 'tif', 'tiff'])
/** All are TIFF by their structure. */
const raw = new Set(['dng', 'arw', 'cr2', 'nef', 'orf', 'rw2', 'srw', 'raw'])

export function pictureKind(name: string): PictureKind {
  const type = fileType(name)
  if (type === 'video') return 'phone'
  if (type !== 'image') return 'none'
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (camera.has(extension)) return 'camera'
  if (plain.has(extension)) return 'plain'
  if (raw.has(extension)) return 'raw'
  // A program in the form of a picture: it is never run here, and the phone's media store has none of it.
  return extension === 'svg' ? 'none' : 'phone'
}
