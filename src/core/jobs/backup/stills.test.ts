import { describe, expect, it } from 'vitest'
import type { IndexLine } from '../../format/index-line'
import { maxStillBytes } from '../../format/still'
import { plainFormat } from '../../format/plain/plain-format'
import type { PhoneFile } from '../../data/files/phone-file'
import { limitStills } from './limit-stills'
import { createStills } from './stills'

const item: PhoneFile = {
  path: '/storage/emulated/0/DCIM/film.mp4',
  volume: '/storage/emulated/0',
  category: 'videos',
  bytes: 10,
  modifiedAt: 100,
  exactSize: true,
}
const lineOf = (more: Partial<IndexLine> = {}) =>
  ({
    path: item.path,
    category: 'videos',
    bytes: 10,
    mtime: 100,
    sha256: 'a'.repeat(64),
    file: 'Videos/DCIM/film.mp4',
    checked: 'size',
    ...more,
  }) as IndexLine
const planned = { item, file: 'Videos/DCIM/film.mp4' }
const noSteps = { keep: [], link: [], copy: [], outdated: [], since: null }

describe('what is kept of a picture of an item', () => {
  const stills = (picture: Uint8Array | null, keep: readonly IndexLine[] = []) =>
    createStills({ format: plainFormat, steps: { ...noSteps, keep } }, () => picture)

  it('is told on its line, where there is one that is small', async () => {
    expect(await stills(Buffer.from('picture')).add(planned, lineOf())).toEqual(
      lineOf({ still: Buffer.from('picture').toString('base64') }),
    )
    expect(await stills(null).add(planned, lineOf())).toEqual(lineOf())
    expect(await stills(Buffer.alloc(maxStillBytes + 1)).add(planned, lineOf())).toEqual(lineOf())
  })

  it('is only of a video, of the version that was listed, on a line that has room', async () => {
    const { add } = stills(Buffer.from('picture'))
    const photo = { ...item, path: '/storage/emulated/0/DCIM/a.jpg' }
    const photoLine = lineOf({ path: photo.path })
    expect(await add({ ...planned, item: photo }, photoLine)).toBe(photoLine)
    const changed = lineOf({ mtime: 101 })
    expect(await add(planned, changed)).toBe(changed)
    const long = `/storage/emulated/0/${'\udc80'.repeat(4_000)}.mp4`
    const longLine = lineOf({ path: long, file: 'x'.repeat(4_000) })
    expect(await add({ ...planned, item: { ...item, path: long } }, longLine)).toBe(longLine)
  })

  it('is kept where it is known already, and when the item has to be copied again', async () => {
    const known = lineOf({ still: 'AAAA' })
    expect(await stills(Buffer.from('other'), [known]).add(planned, known)).toBe(known)
    expect(await stills(null, [known]).add(planned, lineOf())).toEqual(known)
  })
})

describe('too many stills', () => {
  it('are left out, of the oldest items first', () => {
    const lines = [3, 1, 2].map(mtime => lineOf({ mtime, path: `/${mtime}.mp4`, still: 'AAAA' }))
    expect(limitStills(lines, 12)).toBe(lines)
    expect(limitStills(lines, 8).map(({ still }) => still)).toEqual(['AAAA', undefined, 'AAAA'])
    expect(limitStills(lines, 3).map(({ still }) => still)).toEqual([undefined, undefined, undefined])
  })
})
