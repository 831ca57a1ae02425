import { fileType } from '../../shared/file-types'
import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import type { Phone } from '../phone/phone'
import type { MediaSource } from './media-ports'
import { readWhole } from './read-whole'

/** The files of a phone, until it is closed; of what is no file there is nothing to see. All answers throw PhoneError. */
export function createPhoneSource(phone: Phone): MediaSource<Entry> {
  const { head, thumbnail, close } = phone
  return {
    readHead: (entry, maxBytes) => ofFile(entry, path => head(path, maxBytes)),
    readWhole: (entry, maxBytes, signal) => ofFile(entry, path => readWhole(phone, path, maxBytes, signal)),
    phoneThumbnail: thumbnail
      ? entry =>
          ofFile(entry, path => thumbnail(path, fileType(fileName(path)) === 'video' ? 'video' : 'image'))
      : null,
    savedStill: null,
    openItem: null,
    close,
  }
}

async function ofFile<T>(
  { source, path }: Entry,
  ask: (path: string) => Promise<T | null>,
): Promise<T | null> {
  return source === undefined ? await ask(path) : null
}
