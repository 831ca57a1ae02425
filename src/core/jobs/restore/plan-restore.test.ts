import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhoneDetails, StorageVolume } from '../../../shared/model/device'
import type { DataSource } from '../../data/source'
import type { BackupItem } from '../../format/backup-item'
import { parsePlace } from '../../phone/place'
import { planRestore } from './plan-restore'

const internal: StorageVolume = { path: '/storage/emulated/0', kind: 'internal', totalBytes: 1, freeBytes: 1 }
const card = (id: string): StorageVolume => ({
  path: `/storage/${id}`,
  kind: 'sd-card',
  totalBytes: 1,
  freeBytes: 1,
})
const phone = (...volumes: StorageVolume[]): PhoneDetails => ({
  manufacturer: 'Google',
  model: 'Pixel 7',
  androidVersion: '14',
  sdk: 34,
  hardwareSerial: 'A',
  volumes,
})
const toOriginal = { target: { kind: 'original' }, sources: [] } as const
const item = (path: string): BackupItem => ({
  path,
  category: 'gallery',
  bytes: 1,
  modifiedAt: 1,
  sha256: '0'.repeat(64),
  file: 'x',
})
const plan = (path: string, ...volumes: StorageVolume[]) =>
  planRestore({ selected: [item(path)], phone: phone(...volumes), ...toOriginal })

describe('what was on a card', () => {
  const path = '/storage/1A2B-3C4D/DCIM/a.jpg'

  it.each([
    ['goes back to that card', [internal, card('9999-0000'), card('1A2B-3C4D')], path, 0],
    ['goes to the card that is there', [internal, card('9999-0000')], '/storage/9999-0000/DCIM/a.jpg', 1],
    ['goes to internal storage when there is none', [internal], '/storage/emulated/0/DCIM/a.jpg', 1],
  ])('%s', (_, volumes, wanted, moved) => {
    const planned = plan(path, ...volumes)
    expect(planned.items.map(each => each.path)).toEqual([wanted])
    expect(planned.moved).toBe(moved)
  })

  it('cannot go to a phone without storage', () => {
    expect(() => plan(path)).toThrow(expect.objectContaining({ info: { code: 'phone-storage-gone' } }))
  })
})

it('never leads out of the storage of the phone, whatever the index says', () => {
  const name = fc.oneof(
    fc.constantFrom('..', '.', '', 'a', 'DCIM', '\0', 'x\0y', '…', '\udc80', '\ud800', '-rf', "'; reboot;'"),
    fc.string({ unit: 'binary' }),
  )
  const root = fc.constantFrom(
    '/storage/emulated/0',
    '/storage/1A2B-3C4D',
    '/sdcard',
    '/data',
    '',
    '/storage',
  )
  fc.assert(
    fc.property(root, fc.array(name, { maxLength: 6 }), (start, names) => {
      const { items, issues } = plan([start, ...names].join('/'), internal, card('1A2B-3C4D'))
      expect(items.length + issues.length).toBe(1)
      for (const { path, volume } of items) {
        expect(path.startsWith(`${volume.path}/`)).toBe(true)
        expect(path.split('/').slice(1)).not.toContain('..')
        expect(path.split('/').slice(1)).not.toContain('')
        expect(path).not.toContain('\0')
      }
    }),
  )
})

it('takes no more items for one place than can be told apart, and each bytes once', () => {
  const path = '/storage/emulated/0/DCIM/a.jpg'
  const items = Array.from({ length: 60 }, (_, number) => ({
    ...item(path),
    sha256: String(number % 30).padStart(64, '0'),
  }))
  const planned = planRestore({ selected: items, phone: phone(internal), ...toOriginal })
  expect(planned.items).toHaveLength(20)
  expect(planned.items.map(({ contested }) => contested)).toEqual([
    'first',
    ...Array<string>(19).fill('later'),
  ])
  expect(planned.duplicates.length + planned.issues.length).toBe(40)
})

it('takes each path of a phone for the place it is', () => {
  expect(parsePlace('/storage/emulated/0/DCIM/a.jpg')).toEqual({
    storage: 'internal',
    card: null,
    root: '/storage/emulated/0',
    names: ['DCIM', 'a.jpg'],
  })
  expect(parsePlace('/storage/1a2b-3C4D/a.jpg')).toMatchObject({ storage: 'sd-card', card: '1a2b-3C4D' })
})

it('says of what is no file why it is not put back', () => {
  const other = (source: string): BackupItem => ({ ...item('Notes/a.txt'), source, key: 'a' })
  const listed: DataSource = { kind: 'notes' as never, list: () => Promise.resolve(null) }
  const selected = [other('notes'), other('contacts')]
  const { items, issues } = planRestore({
    selected,
    phone: phone(internal),
    ...toOriginal,
    sources: [listed],
  })
  expect(items).toEqual([])
  expect(issues.map(({ code }) => code)).toEqual(['cannot-be-put-back', 'needs-newer-version'])
})
