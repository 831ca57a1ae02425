/** A film as JPEG pictures, each shown equally long. */
export interface Film {
  readonly frames: readonly Buffer[]
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
  readonly recorded: Date
}

const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4))
  return bytes
}

const u16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2))
  return bytes
}

const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content)
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body])
}

/** A box with version 0 and the flags. */
const full = (type: string, flags: number, ...content: readonly Buffer[]): Buffer =>
  box(type, u32(flags), ...content)

/** Seconds since 1904 (ISO 14496-12, 8.2.2). */
const movieTime = (time: Date): number => Math.floor(time.getTime() / 1000) + 2_082_844_800

/** The unity matrix, 16.16 and 2.30 fixed point. */
const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)

const timescale = 600

/**
 * An MP4 file (ISO 14496-12) with one track of Motion JPEG, told by object type 0x6C (ISO 14496-1, table 5). All
 * samples lie in one chunk behind the header.
 */
export function encodeMp4(film: Film): Buffer {
  const header = box('ftyp', Buffer.from('isom'), u32(0x200), Buffer.from('isommp41'))
  const length = movie(film, 0).length
  const data = Buffer.concat(film.frames)
  return Buffer.concat([header, movie(film, header.length + length + 8), box('mdat', data)])
}

function movie(film: Film, dataAt: number): Buffer {
  const time = movieTime(film.recorded)
  const duration = Math.round((film.frames.length / film.framesPerSecond) * timescale)
  const head = full(
    'mvhd',
    0,
    u32(time, time, timescale, duration, 0x10000),
    u16(0x100, 0),
    u32(0, 0),
    matrix,
    Buffer.alloc(24),
    u32(2),
  )
  const track = full(
    'tkhd',
    3,
    u32(time, time, 1, 0, duration, 0, 0),
    u16(0, 0, 0, 0),
    matrix,
    u32(film.width << 16, film.height << 16),
  )
  const media = full('mdhd', 0, u32(time, time, timescale, duration), u16(0x55c4, 0))
  const handler = full('hdlr', 0, u32(0), Buffer.from('vide'), u32(0, 0, 0), Buffer.from('VideoHandler\0'))
  const location = box('dinf', full('dref', 0, u32(1), full('url ', 1)))
  const info = box('minf', full('vmhd', 1, u16(0, 0, 0, 0)), location, samples(film, dataAt))
  return box('moov', head, box('trak', track, box('mdia', media, handler, info)))
}

function samples({ frames, framesPerSecond, width, height }: Film, dataAt: number): Buffer {
  const name = Buffer.alloc(32)
  const entry = box(
    'mp4v',
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    name,
    u16(24, 0xffff),
    esds(),
  )
  return box(
    'stbl',
    full('stsd', 0, u32(1), entry),
    full('stts', 0, u32(1, frames.length, Math.round(timescale / framesPerSecond))),
    full('stsc', 0, u32(1, 1, frames.length, 1)),
    full('stsz', 0, u32(0, frames.length, ...frames.map(frame => frame.length))),
    full('stco', 0, u32(1, dataAt)),
  )
}

/** ISO 14496-1, 7.2.6: elementary stream descriptor, for a visual stream of JPEG pictures. */
function esds(): Buffer {
  const configuration = Buffer.concat([Buffer.from([0x04, 13, 0x6c, 0x11, 0, 0, 0]), u32(0, 0)])
  const layer = Buffer.from([0x06, 1, 0x02])
  const stream = Buffer.concat([u16(1), Buffer.from([0]), configuration, layer])
  return full('esds', 0, Buffer.from([0x03, stream.length]), stream)
}
