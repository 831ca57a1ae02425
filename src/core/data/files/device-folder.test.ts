import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deviceFolderOf } from './device-folder'

const volume = '/storage/emulated/0'
const folderOf = (path: string) => deviceFolderOf({ volume, path: `${volume}/${path}` })

it.each([
  ['DCIM/Camera/IMG_1.jpg', 'DCIM/Camera'],
  ['DCIM/Camera/2024/May/IMG_1.jpg', 'DCIM/Camera'],
  ['DCIM/IMG_1.jpg', 'DCIM'],
  ['Pictures/Screenshots/a.png', 'Pictures/Screenshots'],
  ['Download/Telegram/a.mp4', 'Download/Telegram'],
  ['Music/Bach/BWV 1/a.flac', 'Music'],
  ['Recordings/Call/a.m4a', 'Recordings/Call'],
  ['WhatsApp/Media/WhatsApp Images/Sent/a.jpg', 'WhatsApp/Media/WhatsApp Images'],
  ['WhatsApp/Databases/msgstore.db', 'WhatsApp/Databases'],
  [
    'Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Voice Notes/202648/a.opus',
    'Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Voice Notes',
  ],
  ['Android/media/com.whatsapp/WhatsApp/Backups/a', 'Android/media/com.whatsapp/WhatsApp/Backups'],
  [
    'Android/media/org.telegram.messenger/Telegram/Telegram Images/a.jpg',
    'Android/media/org.telegram.messenger/Telegram/Telegram Images',
  ],
  ['Android/media/com.example/a.jpg', 'Android/media/com.example'],
  ['Android/data/org.example/files/a/b/c', 'Android/data/org.example'],
  ['Android/obb/org.example/main.obb', 'Android/obb/org.example'],
  ['Android/a.txt', 'Android'],
])('%s is in %s', (path, folder) => {
  expect(folderOf(path)).toBe(`${volume}/${folder}`)
})

it('a file at the top of a storage is in the storage', () => {
  expect(folderOf('notes.txt')).toBe(volume)
  expect(deviceFolderOf({ volume: '/storage/1A2B-3C4D', path: '/storage/1A2B-3C4D/DCIM/a.jpg' })).toBe(
    '/storage/1A2B-3C4D/DCIM',
  )
})

const name = fc.constantFrom(
  'DCIM',
  'Music',
  'Android',
  'media',
  'data',
  'Media',
  'WhatsApp',
  '\udc80',
  '__proto__',
  'a',
)
const place = fc.array(name, { minLength: 1, maxLength: 10 })

it('is a folder that the file is in, and what lies in one folder is in one device folder', () => {
  fc.assert(
    fc.property(place, names => {
      const path = names.join('/')
      const folder = folderOf(path)
      expect(`${volume}/${path}`.startsWith(`${folder}/`)).toBe(true)
      expect(folderOf([...names.slice(0, -1), 'another name'].join('/'))).toBe(folder)
    }),
  )
})

it('is never more than six names deep', () => {
  fc.assert(
    fc.property(place, names => {
      expect(
        folderOf(names.join('/'))
          .slice(volume.length + 1)
          .split('/').length,
      ).toBeLessThanOrEqual(6)
    }),
  )
})
