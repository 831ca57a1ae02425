import type { FileCategory } from '../../../shared/model/category'
import { cardAt, namesBelow } from '../../phone/place'
import type { PhoneFile } from './phone-file'

/** The folders of a plain backup. */
export const categoryFolders = {
  gallery: 'Gallery',
  videos: 'Videos',
  audio: 'Audio',
  documents: 'Documents',
  whatsapp: 'WhatsApp',
  other: 'Other',
} as const satisfies Record<FileCategory, string>

/** Where a file goes in a plain backup: `Gallery`, the SD card if it is on one, then the phone's own folders. */
export function placeOfFile({ path, volume, category }: PhoneFile): readonly string[] {
  const card = cardAt(volume)
  return [
    categoryFolders[category],
    ...(card === null ? [] : [`SD card ${card}`]),
    ...namesBelow(volume, path),
  ]
}
