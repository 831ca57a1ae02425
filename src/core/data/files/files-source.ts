import type { DataSource } from '../source'
import type { PhoneFile } from './phone-file'
import { scanStorage } from './scan-storage'
import { withFavourites } from './with-favourites'

/** The files of the phone's storages: each is one entry and one item. */
export const filesSource: DataSource = {
  kind: 'files',
  list: async ({ phone, details, emit }) => {
    const files: PhoneFile[] = []
    const volumes = details.volumes.map(({ path }) => path)
    const take = withFavourites(phone, event => {
      if (event.kind === 'entry') files.push(event.entry)
      emit(event)
    })
    try {
      await scanStorage(phone, volumes, take.event)
    } finally {
      // What has been found is told, however that ended.
      await take.end()
    }
    return {
      source: 'files',
      plan: isSelected => files.filter(isSelected),
      references: function* () {
        for (const { path } of files) yield path
      },
    }
  },
}
