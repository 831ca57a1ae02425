/** What the bytes of a picture begin with. */
const beginnings = [
  { type: 'JPEG', bytes: Buffer.from('ffd8ff', 'hex') },
  { type: 'PNG', bytes: Buffer.from('89504e470d0a1a0a', 'hex') },
  { type: 'GIF', bytes: Buffer.from('GIF8', 'latin1') },
  { type: 'BMP', bytes: Buffer.from('BM', 'latin1') },
] as const

/** As TYPE of PHOTO has it; null for what is none of those that vCards have. */
export function pictureType(photo: Buffer): string | null {
  return beginnings.find(({ bytes }) => photo.subarray(0, bytes.length).equals(bytes))?.type ?? null
}
