/** What a camera writes beside a picture. */
export interface ExifDetails {
  readonly make: string
  readonly model: string
  /** 1 to 8, as in TIFF tag 0x0112. */
  readonly orientation: number
  /** Told as UTC, with its offset. */
  readonly taken: Date
  readonly width: number
  readonly height: number
  readonly place: GpsPlace | undefined
  /** A small JPEG, stored the same way round as the picture. */
  readonly thumbnail: Buffer
}

/** Degrees, north and east positive; metres above the sea. */
export interface GpsPlace {
  readonly latitude: number
  readonly longitude: number
  readonly altitude: number
}

type Field =
  | { readonly tag: number; readonly type: 'ascii'; readonly value: string }
  | { readonly tag: number; readonly type: 'short' | 'long'; readonly value: number }
  | {
      readonly tag: number
      readonly type: 'rational'
      readonly value: readonly (readonly [number, number])[]
    }
  | { readonly tag: number; readonly type: 'undefined' | 'byte'; readonly value: Buffer }

/** TIFF 6.0, section 2: type numbers. */
const typeCode = { byte: 1, ascii: 2, short: 3, long: 4, rational: 5, undefined: 7 } as const

const tiffHeaderLength = 8
const entryLength = 12
const exifMarker = Buffer.from('Exif\0\0', 'latin1')

/**
 * The APP1 segment of a JPEG: TIFF with IFD0, Exif, GPS and, as IFD1, the thumbnail. Source: Exif 2.32 (CIPA
 * DC-008), 4.5 and 4.6. Throws RangeError when the thumbnail makes it longer than a segment can be (64 KiB).
 */
export function exifSegment(details: ExifDetails): Buffer {
  const exif = exifFields(details)
  const gps = details.place === undefined ? [] : gpsFields(details.place)
  const main = mainFields(details, { exifAt: 0, gpsAt: gps.length > 0 ? 0 : undefined })
  // Directories lie one after the other; their lengths do not depend on the offsets that are filled in.
  const exifAt = tiffHeaderLength + lengthOf(main)
  const gpsAt = exifAt + lengthOf(exif)
  const thumbAt = gpsAt + (gps.length > 0 ? lengthOf(gps) : 0)
  const dataAt = thumbAt + lengthOf(thumbnailFields(0, details.thumbnail.length))
  const tiff = Buffer.concat([
    tiffHeader(),
    directory(
      mainFields(details, { exifAt, gpsAt: gps.length > 0 ? gpsAt : undefined }),
      tiffHeaderLength,
      thumbAt,
    ),
    directory(exif, exifAt, 0),
    gps.length > 0 ? directory(gps, gpsAt, 0) : Buffer.alloc(0),
    directory(thumbnailFields(dataAt, details.thumbnail.length), thumbAt, 0),
    details.thumbnail,
  ])
  return segment(0xe1, Buffer.concat([exifMarker, tiff]))
}

/** A JPEG marker segment. Throws RangeError when the data is too long for one. */
export function segment(marker: number, data: Buffer): Buffer {
  if (data.length + 2 > 0xffff) throw new RangeError(`a JPEG segment cannot hold ${data.length} bytes`)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** Puts segments right behind the start of a JPEG, where Exif must be. */
export const withSegments = (jpeg: Buffer, segments: readonly Buffer[]): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

function tiffHeader(): Buffer {
  const header = Buffer.from('II*\0\0\0\0\0', 'latin1')
  header.writeUInt32LE(tiffHeaderLength, 4)
  return header
}

const ascii = (tag: number, value: string): Field => ({ tag, type: 'ascii', value })
const short = (tag: number, value: number): Field => ({ tag, type: 'short', value })
const long = (tag: number, value: number): Field => ({ tag, type: 'long', value })
const rational = (tag: number, ...value: readonly (readonly [number, number])[]): Field => ({
  tag,
  type: 'rational',
  value,
})

/** `2024:03:12 16:45:12`, Exif's way to write a time. */
const exifTime = (time: Date): string =>
  time.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':')

interface Offsets {
  readonly exifAt: number
  readonly gpsAt: number | undefined
}

const mainFields = (details: ExifDetails, { exifAt, gpsAt }: Offsets): readonly Field[] => [
  ascii(0x010f, details.make),
  ascii(0x0110, details.model),
  short(0x0112, details.orientation),
  rational(0x011a, [72, 1]),
  rational(0x011b, [72, 1]),
  short(0x0128, 2),
  ascii(0x0132, exifTime(details.taken)),
  short(0x0213, 1),
  long(0x8769, exifAt),
  ...(gpsAt === undefined ? [] : [long(0x8825, gpsAt)]),
]

const exifFields = ({ taken, width, height }: ExifDetails): readonly Field[] => [
  rational(0x829a, [1, 240]),
  rational(0x829d, [185, 100]),
  short(0x8827, 64),
  { tag: 0x9000, type: 'undefined', value: Buffer.from('0232') },
  ascii(0x9003, exifTime(taken)),
  ascii(0x9004, exifTime(taken)),
  ascii(0x9011, '+00:00'),
  rational(0x920a, [681, 100]),
  ascii(0x9291, String(taken.getUTCMilliseconds()).padStart(3, '0')),
  short(0xa001, 1),
  long(0xa002, width),
  long(0xa003, height),
]

const degrees = (value: number): readonly (readonly [number, number])[] => {
  const seconds = Math.round(Math.abs(value) * 3600 * 100)
  return [
    [Math.floor(seconds / 360_000), 1],
    [Math.floor(seconds / 6000) % 60, 1],
    [seconds % 6000, 100],
  ]
}

const gpsFields = ({ latitude, longitude, altitude }: GpsPlace): readonly Field[] => [
  { tag: 0x0000, type: 'byte', value: Buffer.from([2, 3, 0, 0]) },
  ascii(0x0001, latitude < 0 ? 'S' : 'N'),
  rational(0x0002, ...degrees(latitude)),
  ascii(0x0003, longitude < 0 ? 'W' : 'E'),
  rational(0x0004, ...degrees(longitude)),
  { tag: 0x0005, type: 'byte', value: Buffer.from([0]) },
  rational(0x0006, [Math.round(Math.max(0, altitude) * 10), 10]),
]

const thumbnailFields = (at: number, length: number): readonly Field[] => [
  short(0x0103, 6),
  rational(0x011a, [72, 1]),
  rational(0x011b, [72, 1]),
  short(0x0128, 2),
  long(0x0201, at),
  long(0x0202, length),
]

function valueBytes(field: Field): Buffer {
  switch (field.type) {
    case 'ascii':
      return Buffer.from(`${field.value}\0`, 'latin1')
    case 'short':
      return Buffer.from(Uint16Array.of(field.value).buffer)
    case 'long':
      return Buffer.from(Uint32Array.of(field.value).buffer)
    case 'rational':
      return Buffer.from(Uint32Array.from(field.value.flat()).buffer)
    case 'undefined':
    case 'byte':
      return field.value
  }
}

const valueCount = (field: Field): number => {
  if (field.type === 'rational') return field.value.length
  return field.type === 'short' || field.type === 'long' ? 1 : valueBytes(field).length
}

/** Values of more than four bytes lie behind the directory, at even offsets (TIFF 6.0, section 2). */
const outside = (bytes: Buffer): number => (bytes.length > 4 ? bytes.length + (bytes.length % 2) : 0)

const lengthOf = (fields: readonly Field[]): number =>
  fields.reduce((sum, field) => sum + entryLength + outside(valueBytes(field)), 6)

function directory(fields: readonly Field[], at: number, next: number): Buffer {
  const bytes = Buffer.alloc(lengthOf(fields))
  bytes.writeUInt16LE(fields.length, 0)
  let dataAt = 2 + fields.length * entryLength + 4
  fields.forEach((field, index) => {
    const entry = 2 + index * entryLength
    const value = valueBytes(field)
    bytes.writeUInt16LE(field.tag, entry)
    bytes.writeUInt16LE(typeCode[field.type], entry + 2)
    bytes.writeUInt32LE(valueCount(field), entry + 4)
    if (value.length <= 4) value.copy(bytes, entry + 8)
    else {
      bytes.writeUInt32LE(at + dataAt, entry + 8)
      value.copy(bytes, dataAt)
      dataAt += outside(value)
    }
  })
  bytes.writeUInt32LE(next, 2 + fields.length * entryLength)
  return bytes
}
