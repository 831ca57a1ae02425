import { fileType } from '../../shared/file-types'
import { fileName, type ListedFile } from '../phone/listed-file'
import type { Phone } from '../phone/phone'
import type { MediaSource } from './media-ports'
import { readWhole } from './read-whole'

/** The files of a phone, until it is closed. All answers throw PhoneError. */
export function createPhoneSource(phone: Phone): MediaSource<ListedFile> {
  const { head, thumbnail, close } = phone
  return {
    readHead: ({ path }, most) => head(path, most),
    readWhole: ({ path }, most, signal) => readWhole(phone, path, most, signal),
    phoneThumbnail: thumbnail
      ? ({ path }) => thumbnail(path, fileType(fileName(path)) === 'video' ? 'video' : 'image')
      : null,
    openItem: null,
    close,
  }
}
