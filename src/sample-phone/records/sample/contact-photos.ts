import type { ContactFiles } from '../providers/contact-files'
import { readPicture } from './pictures'

/** Photos of contacts: those that came with the phone are drawn when somebody asks, others are kept in memory. */
export function createContactPhotos(opensFiles: () => boolean): ContactFiles {
  const written = new Map<unknown, Buffer>()
  return {
    opensFiles,
    readPhoto: (row, size) => {
      if (row['data15'] === null) return Promise.resolve(null)
      const own = written.get(row['_id'])
      if (own !== undefined) return Promise.resolve(own)
      return readPicture(size === 'thumbnail' ? 'face-small' : 'face-large', Number(row['raw_contact_id']))
    },
    // A phone makes both sizes anew; here they are the bytes that came.
    writePhoto: (row, bytes) => void written.set(row['_id'], bytes),
  }
}
