import { expect, it } from 'vitest'
import type { BackupItem } from '../../format/backup-item'
import { readSavedContacts, type SavedContact } from './saved-contacts'

const item = { entries: 3, modifiedAt: 0 } as BackupItem
const card = (...lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

async function read(text: string, photos = false) {
  const damaged: string[] = []
  const saved: SavedContact[] = []
  const open = async function* () {
    yield await Promise.resolve(Buffer.from(text))
  }
  const onDamaged = (name: string) => void damaged.push(name)
  for await (const each of readSavedContacts(item, open, { photos, onDamaged })) saved.push(each)
  return { saved, damaged }
}

it('tells contacts apart that have one UID, or none', async () => {
  const file = card('FN:A', 'UID:1') + card('FN:B', 'UID:1') + card('FN:C') + card('FN:D')
  const { saved } = await read(file)
  expect(saved.map(({ key }) => key)).toEqual(['1', '1 #2', ' #1', ' #2'])
})

it('knows who has a photo without reading it', async () => {
  const file = card('FN:A', 'PHOTO;ENCODING=b:/9j/') + card('FN:B')
  const without = await read(file)
  expect(without.saved.map(({ hasPhoto, contact }) => [hasPhoto, contact.photo])).toEqual([
    [true, null],
    [false, null],
  ])
  const withPhotos = await read(file, true)
  expect(withPhotos.saved.map(({ hasPhoto, contact }) => [hasPhoto, contact.photo])).toEqual([
    [true, Buffer.from('ffd8ff', 'hex')],
    [false, null],
  ])
})

it('tells what is damaged, and reads the others', async () => {
  const { saved, damaged } = await read(`${card('FN:A')}BEGIN:VCARD\r\nFN:Torn\r\n${card('FN:B')}`)
  expect(saved.map(({ contact }) => contact.displayName)).toEqual(['A', 'B'])
  expect(damaged).toEqual(['Torn'])
})

it('tells of how many lines could not be read', async () => {
  const { saved } = await read(card('FN:A', 'no line', 'neither') + card('FN:B'))
  expect(saved.map(({ unread }) => unread)).toEqual([2, 0])
})

it('refuses what is no file of contacts', async () => {
  for (const file of ['', 'no vCards', 'BEGIN:VCARD\r\nFN:Torn'])
    await expect(read(file)).rejects.toMatchObject({ code: 'damaged-in-backup' })
})
