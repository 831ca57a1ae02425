import { createHash } from 'node:crypto'
import { createRandom, times, type Random } from '../random'

/** Mono sound. */
export interface Sound {
  readonly samples: Int16Array
  readonly rate: number
}

const sampleRate = 22_050
/** A minor pentatonic scale from A3, hertz: whatever follows whatever, it sounds well. */
const notes = [220, 261.63, 293.66, 329.63, 392, 440, 523.25, 587.33]

/** A small tune of plucked notes; the same for the same seed. */
export function tune(seed: number, seconds: number): Sound {
  const random = createRandom(seed)
  const samples = new Float64Array(seconds * sampleRate)
  const beat = random.between(0.22, 0.4)
  for (let time = 0; time < seconds - 1; time += beat * random.int(1, 2)) pluck(samples, time, random)
  return {
    samples: Int16Array.from(samples, value => Math.round(Math.max(-1, Math.min(1, value)) * 32_000)),
    rate: sampleRate,
  }
}

function pluck(samples: Float64Array, time: number, random: Random): void {
  const pitch = notes[random.int(0, notes.length - 1)] ?? 440
  const loud = random.between(0.15, 0.32)
  const start = Math.floor(time * sampleRate)
  const length = Math.min(samples.length - start, sampleRate)
  for (let at = 0; at < length; at++) {
    const phase = (at / sampleRate) * pitch * 2 * Math.PI
    const fade = Math.exp((-4 * at) / sampleRate) * Math.min(1, at / 200)
    samples[start + at] =
      (samples[start + at] ?? 0) + fade * loud * (Math.sin(phase) + 0.4 * Math.sin(2 * phase))
  }
}

/** RIFF WAVE, PCM of 16 bits (Microsoft multimedia specification 1.0). */
export function encodeWav({ samples, rate }: Sound): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + samples.length * 2, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(samples.length * 2, 40)
  const data = Buffer.alloc(samples.length * 2)
  samples.forEach((value, index) => data.writeInt16LE(value, index * 2))
  return Buffer.concat([header, data])
}

const block = 4096

/** FLAC (RFC 9639) with verbatim subframes: not packed, but every player opens it. */
export function encodeFlac(sound: Sound, title: string): Buffer {
  const { samples } = sound
  const frames = times(Math.ceil(samples.length / block), index =>
    frame(samples.subarray(index * block, (index + 1) * block), index),
  )
  return Buffer.concat([Buffer.from('fLaC'), streamInfo(sound), comments(title), ...frames])
}

/** RFC 9639, 8.2. */
function streamInfo({ samples, rate }: Sound): Buffer {
  const bytes = Buffer.alloc(38)
  bytes.writeUInt32BE(34, 0)
  bytes.writeUInt16BE(block, 4)
  bytes.writeUInt16BE(block, 6)
  // 20 bits of rate, 3 of channels less one, 5 of sample size less one, 36 of length.
  bytes.writeUInt32BE(((rate << 12) | (15 << 4)) >>> 0, 14)
  bytes.writeUInt32BE(samples.length, 18)
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)
  createHash('md5').update(data).digest().copy(bytes, 22)
  return bytes
}

/** RFC 9639, 8.6; the first byte says that it is the last metadata block and its type. */
function comments(title: string): Buffer {
  const text = (value: string): Buffer => {
    const bytes = Buffer.from(value)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const count = Buffer.alloc(4)
  count.writeUInt32LE(2)
  const body = Buffer.concat([
    text('sample phone'),
    count,
    text(`TITLE=${title}`),
    text('ARTIST=Sample Phone'),
  ])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  head.writeUInt8(0x84, 0)
  return Buffer.concat([head, body])
}

/** RFC 9639, 9: a frame of 16-bit mono, block size told in 16 bits, and one verbatim subframe. */
function frame(samples: Int16Array, number: number): Buffer {
  // Rate and sample size are those of the stream info (codes 0).
  const head = Buffer.concat([
    Buffer.from([0xff, 0xf8, 0x70, 0x00]),
    Buffer.from(String.fromCodePoint(number)),
    Buffer.alloc(2),
  ])
  head.writeUInt16BE(samples.length - 1, head.length - 2)
  const body = Buffer.alloc(1 + samples.length * 2)
  body.writeUInt8(0x02, 0)
  samples.forEach((value, index) => body.writeInt16BE(value, 1 + index * 2))
  const whole = Buffer.concat([head, Buffer.from([crc(head, 8, 0x07)]), body])
  const check = Buffer.alloc(2)
  check.writeUInt16BE(crc(whole, 16, 0x8005))
  return Buffer.concat([whole, check])
}

/** The plain cyclic check of RFC 9639, 9.1.8 and 9.3. */
function crc(bytes: Buffer, bits: 8 | 16, polynomial: number): number {
  const top = 1 << (bits - 1)
  const mask = 2 * top - 1
  let value = 0
  for (const byte of bytes) {
    value ^= byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++)
      value = (value & top) !== 0 ? ((value << 1) ^ polynomial) & mask : (value << 1) & mask
  }
  return value
}
