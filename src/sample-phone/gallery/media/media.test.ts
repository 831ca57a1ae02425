import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodePdf, encodeZip } from './documents'
import { encodeMp4 } from './mp4'
import { encodeFlac, encodeWav, tune } from './sound'

interface Box {
  readonly type: string
  readonly at: number
  readonly body: Buffer
}

/** The boxes of one level; fails when they do not fill it exactly. */
function boxes(bytes: Buffer): readonly Box[] {
  const found: Box[] = []
  let at = 0
  for (; at < bytes.length; at += bytes.readUInt32BE(at)) {
    const body = bytes.subarray(at + 8, at + bytes.readUInt32BE(at))
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), at, body })
  }
  expect(at).toBe(bytes.length)
  return found
}

function descend(bytes: Buffer, ...types: readonly string[]): Buffer {
  return types.reduce((inside, type) => {
    const box = boxes(inside).find(candidate => candidate.type === type)
    if (box === undefined) throw new Error(`no ${type}`)
    return box.body
  }, bytes)
}

describe('MP4', () => {
  const frames = [Buffer.from('first frame'), Buffer.from('second'), Buffer.from('third one')]
  const film = encodeMp4({
    frames,
    width: 960,
    height: 540,
    framesPerSecond: 12,
    recorded: new Date('2024-07-04T19:02:11Z'),
  })

  it('has its boxes in order, and its sample table leads to the frames', () => {
    expect(boxes(film).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat'])
    const table = descend(film, 'moov', 'trak', 'mdia', 'minf', 'stbl')
    const sizes = descend(table, 'stsz')
    const start = descend(table, 'stco').readUInt32BE(8)
    const lengths = frames.map((_, index) => sizes.readUInt32BE(12 + index * 4))
    expect(lengths).toEqual(frames.map(frame => frame.length))
    expect(film.subarray(start, start + lengths.reduce((sum, length) => sum + length))).toEqual(
      Buffer.concat(frames),
    )
  })

  it('tells when it was recorded and how long it is', () => {
    const head = descend(film, 'moov', 'mvhd')
    expect(head.readUInt32BE(4) - 2_082_844_800).toBe(Date.UTC(2024, 6, 4, 19, 2, 11) / 1000)
    expect(head.readUInt32BE(16) / head.readUInt32BE(12)).toBeCloseTo(0.25)
  })
})

describe('sound', () => {
  it('as WAV has the sizes its header tells', () => {
    const wav = encodeWav(tune(1, 2))
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect(wav.readUInt32LE(40)).toBe(wav.length - 44)
  })

  it('as FLAC holds the samples verbatim under its own sums', () => {
    const sound = tune(3, 2)
    const flac = encodeFlac(sound, 'Test')
    const digest = createHash('md5').update(new Uint8Array(sound.samples.buffer)).digest()
    expect(flac.subarray(26, 42)).toEqual(digest)
    const first = 4 + 38 + 4 + flac.readUIntBE(43, 3)
    expect(flac.readUInt16BE(first)).toBe(0xfff8)
    // Sync, codes, frame number, block size, header sum, subframe header: then the first sample.
    expect(flac.readInt16BE(first + 4 + 1 + 2 + 1 + 1 + 2 * 700)).toBe(sound.samples[700])
  })
})

describe('documents', () => {
  it('as PDF have a table that leads to each object', () => {
    const pdf = encodePdf('Title', ['one', 'two']).toString('latin1')
    const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1])
    expect(pdf.slice(table, table + 4)).toBe('xref')
    const offsets = [...pdf.slice(table).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
    offsets.forEach((offset, index) => expect(pdf.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`)))
  })

  it('as ZIP tell each entry twice, and end with the directory', () => {
    const zip = encodeZip([{ name: 'a.txt', data: Buffer.from('hello') }])
    expect(zip.readUInt32LE(14)).toBe(0x3610a686)
    const directory = zip.readUInt32LE(zip.length - 6)
    expect(zip.toString('latin1', directory, directory + 2)).toBe('PK')
    expect(zip.readUInt32LE(directory + 42)).toBe(0)
    expect(zip.toString('latin1', directory + 46, directory + 51)).toBe('a.txt')
  })
})
