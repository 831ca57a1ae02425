import type { OpenOptions } from '../android/adb/byte-reader'
import type { PhoneLink } from '../android/adb/open-service'
import { createSyncPool } from '../android/sync/sync-pool'
import { fileType } from '../../shared/file-types'
import { fileName } from '../phone/listed-file'
import type { PhoneFile } from '../data/files/phone-file'
import { createFileHeads } from './file-heads'
import type { MediaSource } from './media-ports'
import { createPhoneThumbnails } from './phone-thumbnails'
import { readWhole } from './read-whole'

/** The files of a phone, until it is closed. All answers throw AdbError. */
export function createPhoneSource(link: PhoneLink): MediaSource<PhoneFile> {
  const closing = new AbortController()
  const options: OpenOptions = { signal: closing.signal }
  const heads = createFileHeads(link, options)
  const phoneThumbnails = createPhoneThumbnails(link, heads, options)
  const pool = createSyncPool(link, options)
  return {
    readHead: ({ path }, most) => heads.read(path, most),
    readWhole: ({ path }, most, signal) => readWhole(path, most, pool, signal),
    phoneThumbnail: file =>
      phoneThumbnails.read(file, fileType(fileName(file.path)) === 'video' ? 'video' : 'images'),
    openItem: null,
    close: () => {
      closing.abort()
      pool.close()
      phoneThumbnails.close()
      heads.close()
    },
  }
}
