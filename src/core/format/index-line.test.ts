import { describe, expect, it } from 'vitest'
import {
  decodeIndexLine,
  encodeIndexLine,
  referenceOf,
  versionOf,
  type FileLine,
  type IndexLine,
} from './index-line'
import { lowestVersion } from './format-versions'
import type { Contents } from './manifest'

const file: FileLine = {
  path: '/storage/emulated/0/DCIM/a.jpg',
  category: 'gallery',
  bytes: 10,
  mtime: 1_700_000_000,
  sha256: 'ab'.repeat(32),
  file: 'Gallery/DCIM/a.jpg',
  checked: 'sha256',
}
const { path: _path, ...facts } = file
const item = { ...facts, source: 'contacts', key: 'contacts.vcf' }
const decode = (line: object) => decodeIndexLine(JSON.stringify(line))

describe('a line of the index', () => {
  it('is known by its path, or by its source and key there', () => {
    expect(referenceOf(file)).toBe('/storage/emulated/0/DCIM/a.jpg')
    expect(referenceOf(item)).toBe('contacts\0contacts.vcf')
  })

  it('is unchanged by size and time, by the version that its source tells, or by its hash', () => {
    expect(versionOf(file)).toBe('10\x001700000000')
    expect(versionOf({ ...item, version: '7' })).toBe('7')
    expect(versionOf(item)).toBe(item.sha256)
  })

  it.each([
    ['another category', { ...file, category: 'screenshots' }],
    ['another check', { ...file, checked: 'second-read' }],
    ['a fraction of a second', { ...file, mtime: 1.5 }],
    ['another source', { ...item, entries: 300, place: 'Contacts/contacts.vcf' }],
    ['fields of a newer version', { ...file, taken: { at: [1, null] }, later: 'x' }],
  ])('comes back as it was: %s', (_, line) => {
    const read = decode(line)
    expect(read && JSON.parse(encodeIndexLine(read))).toEqual(line)
  })

  it.each([
    ['a place that leads out', { ...item, place: '../x' }],
    ['a place on another disk', { ...item, place: 'C:\\x' }],
    ['a file that leads out', { ...item, file: '/etc/passwd' }],
    ['no key', { ...item, key: undefined }],
    ['a source that could stand for another one', { ...item, source: 'a\0b' }],
    ['a source without a name', { ...item, source: '' }],
    ['a source that is no text, beside a path', { ...file, source: 1 }],
    ['a category without a name', { ...file, category: '' }],
    ['a category that is a text', { ...file, category: 'x'.repeat(101) }],
    ['a time that is none', { ...file, mtime: null }],
  ])('is not taken: %s', (_, line) => expect(decode(line)).toBeNull())

  it('gives nothing a prototype of its own', () => {
    const read = decodeIndexLine(JSON.stringify(file).replace('{', '{"__proto__":{"shared":true},'))
    expect(read).toEqual(file)
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
    expect(read?.shared).toBeUndefined()
  })
})

const none = { count: 0, bytes: 0 }
const contents: Contents = {
  phone: { manufacturer: 'Google', model: 'Pixel 7', serial: '1A2B', system: 'android', systemVersion: '14' },
  saved: {},
  totals: { copied: none, linked: none, kept: none, checkedByPhone: 0 },
  notIncluded: [{ reason: 'app-data' }],
  problems: [{ item: 'x', during: 'copying', code: 'vanished', saidBy: 'phone' }],
}

describe('a backup is written in version', () => {
  it('1 where 0.1.0 understands all of it, whatever more its lines say', () => {
    expect(lowestVersion(contents, [file, { ...file, taken: 1, shared: true } as FileLine])).toBe(1)
  })

  it.each([
    ['another source', { lines: [file, item] }],
    ['another category', { lines: [{ ...file, category: 'screenshots' }] }],
    ['another check', { lines: [{ ...file, checked: 'version' }] }],
    ['a fraction of a second', { lines: [{ ...file, mtime: 0.5 }] }],
    ['a place', { lines: [{ ...file, place: 'DCIM/a.jpg' }] }],
    ['another system', { part: { phone: { ...contents.phone, system: 'ios' } } }],
    ['another reason', { part: { notIncluded: [{ reason: 'health-data' }] } }],
    ['another code', { part: { problems: [{ item: 'x', during: 'copying', code: 'locked' }] } }],
    ['another step', { part: { problems: [{ item: 'x', during: 'reading', code: 'vanished' }] } }],
  ])('2 with %s', (_, { lines = [], part = {} }: { lines?: readonly IndexLine[]; part?: object }) =>
    expect(lowestVersion({ ...contents, ...part }, lines)).toBe(2),
  )
})
