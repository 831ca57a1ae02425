import type { OpenOptions } from '../adb/byte-reader'
import type { PhoneLink } from '../adb/open-service'
import { createSyncPool } from '../adb/sync/sync-pool'
import { fileType } from '../catalog/file-types'
import { fileName } from '../catalog/listed-file'
import type { PhoneFile } from '../catalog/phone-file'
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
