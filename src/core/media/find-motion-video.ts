/** Where the video of a motion photo lies in its file; from the end, because what comes before it may be left unread. */
export interface MotionVideo {
  /** How many bytes before the end of the file it begins. */
  readonly fromEnd: number
  /** How many bytes at the end of the file are not of it. */
  readonly after: number
}

/**
 * Finds out whether a picture is a motion photo, by what has been read of it. Cameras tell it in two ways:
 * - in XMP, in one of the first segments (developer.android.com, "Motion photo format 1.0"): `Camera:MotionPhoto="1"` and a
 *   container whose item of the semantic `MotionPhoto` says its length; before that `GCamera:MicroVideoOffset`, from the end
 * - Samsung, behind the picture: the words `MotionPhoto_Data`, then the video, then a list that ends in `SEFT`
 *
 * @param bytes the first ones of the file, or all of them
 * @param total how many it has
 * @returns null for any other picture, and where these bytes do not tell
 */
export function findMotionVideo(bytes: Buffer, total: number): MotionVideo | null {
  const found = findByXmp(bytes) ?? (bytes.length === total ? findSamsung(bytes) : null)
  if (!found || found.fromEnd <= found.after || found.fromEnd >= total) return null
  const start = total - found.fromEnd
  // Where it can be looked at, it has to begin as every MP4 does (ISO/IEC 14496-12, 4.3).
  const isSeen = start + ftypAt + ftyp.length <= bytes.length
  return isSeen && bytes.toString('latin1', start + ftypAt, start + ftypAt + ftyp.length) !== ftyp
    ? null
    : found
}

const ftyp = 'ftyp'
const ftypAt = 4

/** XMP is one segment of a JPEG, at most 64 KiB, in the first part of the file; its text is plain. */
const maxXmpBytes = 256 * 1024

function findByXmp(bytes: Buffer): MotionVideo | null {
  const from = bytes.indexOf('<x:xmpmeta')
  if (from === -1 || from > maxXmpBytes) return null
  const end = bytes.indexOf('</x:xmpmeta>', from)
  const xmp = bytes.toString('latin1', from, end === -1 ? Math.min(bytes.length, from + maxXmpBytes) : end)
  if (!isOn(xmp, 'MotionPhoto') && !isOn(xmp, 'MicroVideo')) return null
  const videoBytes = lengthInContainer(xmp) ?? numberOf(xmp, 'MicroVideoOffset')
  return videoBytes === null ? null : { fromEnd: videoBytes, after: 0 }
}

/** `Item:Length` of the item that is the video, wherever its attributes stand. */
function lengthInContainer(xmp: string): number | null {
  const items = xmp.match(/<(?:Container|GContainer):Item\b[^>]*>/g) ?? []
  const video = items.find(item => /Item:Semantic\s*=\s*["']MotionPhoto["']/.test(item))
  return video === undefined ? null : numberOf(video, 'Length')
}

/** As an attribute or as an element, whatever its prefix. */
function numberOf(xmp: string, name: string): number | null {
  const told = new RegExp(`:${name}(?:\\s*=\\s*["']|>)(\\d{1,12})\\b`).exec(xmp)?.[1]
  return told === undefined ? null : Number(told)
}

function isOn(xmp: string, name: string): boolean {
  return numberOf(xmp, name) === 1
}

const samsungMark = 'MotionPhoto_Data'
const samsungEnd = 'SEFT'
/** The length of the list, and `SEFT`. */
const samsungTailBytes = 8

function findSamsung(bytes: Buffer): MotionVideo | null {
  const mark = bytes.lastIndexOf(samsungMark)
  if (mark === -1) return null
  const hasList = bytes.toString('latin1', bytes.length - samsungEnd.length) === samsungEnd
  const list = hasList ? bytes.readUInt32LE(bytes.length - samsungTailBytes) + samsungTailBytes : 0
  return { fromEnd: bytes.length - mark - samsungMark.length, after: list }
}
