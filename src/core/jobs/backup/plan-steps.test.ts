import { describe, expect, it } from 'vitest'
import type { PhoneFile } from '../../data/files/phone-file'
import type { Item, SourceItem } from '../../data/item'
import type { EarlierBackup } from '../../format/find-known'
import { nameOf, referenceOf, type FileLine, type IndexLine, type SourceLine } from '../../format/index-line'
import { knownFromIndex } from '../../format/known-copies'
import { plainFormat } from '../../format/plain/plain-format'
import { planBackup } from './plan-backup'
import { planSteps, type StepsInput } from './plan-steps'
import { asEarlier, choosePartial, type PartialBackup } from './read-earlier'

const volume = '/storage/emulated/0'
const path = (name: string) => `${volume}/DCIM/${name}`

function file(name: string, part: Partial<PhoneFile> = {}): PhoneFile {
  return {
    path: path(name),
    volume,
    category: 'gallery',
    bytes: 10,
    exactSize: true,
    modifiedAt: 1000,
    ...part,
  }
}

function line(name: string, part: Partial<FileLine> = {}): FileLine {
  return {
    path: path(name),
    category: 'gallery',
    bytes: 10,
    mtime: 1000,
    sha256: 'ab'.repeat(32),
    file: `Gallery/DCIM/${name}`,
    checked: 'sha256',
    ...part,
  }
}

function steps(files: readonly Item[], part: Partial<StepsInput> = {}) {
  const plan = planBackup({
    phone: {
      manufacturer: 'Google',
      model: 'Pixel 7',
      androidVersion: '14',
      sdk: 34,
      hardwareSerial: '1A2B',
      volumes: [],
    },
    items: files,
    notSelected: 0,
    leftOutCount: 0,
    closed: [],
    access: {},
    problems: [],
    startedAt: new Date(),
  })
  const found = new Set(files.map(referenceOf))
  const listed = new Set(['files', 'notes'])
  const alone = { resumed: null, last: null, earlier: [] }
  return planSteps({ plan, format: plainFormat, found, listed, ...alone, ...part })
}

const last = (...lines: IndexLine[]): EarlierBackup => ({
  path: '/out/last',
  name: 'last',
  startedAt: 5_000_000,
  known: knownFromIndex(lines),
})
const partial = (...lines: FileLine[]): PartialBackup => ({
  path: '/out/x.partial',
  startedAt: '2026-01-01T00:00:00.000Z',
  lines: new Map(lines.map(one => [one.path, one])),
  intact: true,
})

describe('planSteps', () => {
  it('copies everything the first time, and compares with nothing', () => {
    expect(steps([file('a.jpg'), file('b.jpg')])).toMatchObject({ keep: [], link: [], since: null })
  })

  it('links the same version only, and counts what is new, changed and gone', () => {
    const before = last(line('same.jpg'), line('bigger.jpg'), line('later.jpg'), line('gone.jpg'))
    const files = [
      file('same.jpg'),
      file('bigger.jpg', { bytes: 11 }),
      file('later.jpg', { modifiedAt: 1001 }),
      file('new.jpg'),
    ]
    const { link, copy, since } = steps(files, { last: before, earlier: [before] })
    expect(link).toMatchObject([{ from: '/out/last/Gallery/DCIM/same.jpg', doubted: null }])
    expect(copy.map(({ item }) => referenceOf(item))).toEqual(
      ['bigger.jpg', 'later.jpg', 'new.jpg'].map(path),
    )
    expect(since).toEqual({ backup: 'last', new: 1, changed: 2, vanished: 1 })
  })

  it('doubts what was changed about when the earlier backup began, or later', () => {
    const before = last(line('a.jpg', { mtime: 4_996 }), line('b.jpg', { mtime: 4_998 }))
    const files = [file('a.jpg', { modifiedAt: 4_996 }), file('b.jpg', { modifiedAt: 4_998 })]
    const { link } = steps(files, { earlier: [before] })
    expect(link.map(({ doubted }) => doubted !== null)).toEqual([false, true])
  })

  it('keeps what is whole where it is, and puts aside what is replaced or has another place now', () => {
    const resumed = partial(
      line('same.jpg'),
      line('changed.jpg', { bytes: 9 }),
      line('moved.jpg', { file: 'Gallery/DCIM/moved (2).jpg' }),
      line('gone.jpg'),
    )
    const files = [file('same.jpg'), file('changed.jpg'), file('moved.jpg')]
    const { keep, link, copy, outdated } = steps(files, { resumed, earlier: [asEarlier(resumed)] })
    expect(keep.map(nameOf)).toEqual(['same.jpg', 'gone.jpg'].map(path))
    expect(copy.map(({ item }) => referenceOf(item))).toEqual([path('changed.jpg')])
    expect(link).toMatchObject([
      {
        from: '/out/x.partial/.incoming/outdated/Gallery/DCIM/moved (2).jpg',
        line: { file: 'Gallery/DCIM/moved.jpg' },
      },
    ])
    expect(outdated.map(one => one.file)).toEqual(['Gallery/DCIM/changed.jpg', 'Gallery/DCIM/moved (2).jpg'])
  })
})

describe('what is no file', () => {
  const note = (key: string, version: string): SourceItem => ({
    source: 'notes',
    key,
    version,
    entries: 2,
    category: 'notes',
    bytes: 5,
    modifiedAt: 9_999,
    place: ['Notes', `${key}.txt`],
    from: { kind: 'made', make: () => Promise.resolve(version) },
  })
  const noteLine = (key: string, version: string): SourceLine => ({
    source: 'notes',
    key,
    version,
    entries: 2,
    category: 'notes',
    bytes: 7,
    mtime: 1,
    sha256: 'cd'.repeat(32),
    file: `Notes/${key}.txt`,
    place: `Notes/${key}.txt`,
    checked: 'version',
    ...{ shared: undefined, lastRead: 5, stored: undefined },
  })

  it('is shared by its version alone, and without a doubt', () => {
    const before = last(noteLine('a', '1'), noteLine('b', '1'), noteLine('gone', '1'))
    const { link, copy, since } = steps([note('a', '1'), note('b', '2'), note('c', '1')], {
      last: before,
      earlier: [before],
    })
    expect(link).toMatchObject([{ from: '/out/last/Notes/a.txt', doubted: null }])
    expect(link[0]?.line).toEqual({ ...noteLine('a', '1'), mtime: 9_999, shared: true })
    expect(copy.map(({ item }) => referenceOf(item))).toEqual(['notes\0b', 'notes\0c'])
    expect(since).toEqual({ backup: 'last', new: 1, changed: 1, vanished: 1 })
  })

  it('has not vanished where nobody has looked for it', () => {
    const before = last(noteLine('a', '1'))
    const listed = new Set(['files'])
    expect(steps([file('a.jpg')], { last: before, listed }).since).toMatchObject({ vanished: 0 })
  })

  it('is kept where it lies when a run goes on, and put aside when it has changed', () => {
    const kept = [noteLine('a', '1'), noteLine('b', '1')]
    const resumed = { ...partial(), lines: new Map(kept.map(one => [referenceOf(one), one])) }
    const { keep, copy, outdated } = steps([note('a', '1'), note('b', '2')], { resumed })
    expect(keep).toEqual([noteLine('a', '1')])
    expect(copy.map(({ item }) => referenceOf(item))).toEqual(['notes\0b'])
    expect(outdated).toEqual([noteLine('b', '1')])
  })
})

describe('choosePartial', () => {
  const a = path('a.jpg')
  const b = path('b.jpg')

  it('takes one whose items are all wanted again, or gone from the phone', () => {
    const one = partial(line('a.jpg'), line('b.jpg'))
    expect(choosePartial([one], new Set([a, b]), new Set([a, b]))).toBe(one)
    expect(choosePartial([one], new Set([a]), new Set([a]))).toBe(one)
    expect(choosePartial([one], new Set([a]), new Set([a, b]))).toBeNull()
  })

  it('takes the newest that fits', () => {
    const newest = partial(line('b.jpg'))
    const older = partial(line('a.jpg'))
    expect(choosePartial([newest, older], new Set([a]), new Set([a, b]))).toBe(older)
    expect(choosePartial([newest, older], new Set([a, b]), new Set([a, b]))).toBe(newest)
  })
})
