import { segment, withSegments } from './exif'

/** How a camera keeps the video of a motion photo in the picture's file. */
export type MotionStyle = 'container' | 'micro-video' | 'samsung'

const xmpMarker = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')

/**
 * A JPEG with a video behind it: `container` as Google's "Motion photo format 1.0" has it, `micro-video` as Pixel phones wrote it
 * before, `samsung` with the words that Samsung's phones put before the video, and the list of parts behind it.
 */
export function makeMotionPhoto(jpeg: Buffer, video: Buffer, style: MotionStyle): Buffer {
  if (style === 'samsung') return Buffer.concat([jpeg, samsungMark, video, samsungList(video.length)])
  const told = style === 'container' ? containerOf(video.length) : microVideoOf(video.length)
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${told}</rdf:RDF></x:xmpmeta>`
  return Buffer.concat([
    withSegments(jpeg, [segment(0xe1, Buffer.concat([xmpMarker, Buffer.from(xmp)]))]),
    video,
  ])
}

const containerOf = (length: number): string =>
  '<rdf:Description rdf:about="" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" xmlns:Container="http://ns.google.com/photos/1.0/container/" xmlns:Item="http://ns.google.com/photos/1.0/container/item/" ' +
  'GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1" GCamera:MotionPhotoPresentationTimestampUs="500000"><Container:Directory><rdf:Seq>' +
  '<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg" Item:Semantic="Primary" Item:Length="0" Item:Padding="0"/></rdf:li>' +
  `<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="${length}" Item:Padding="0"/></rdf:li>` +
  '</rdf:Seq></Container:Directory></rdf:Description>'

const microVideoOf = (length: number): string =>
  '<rdf:Description rdf:about="" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" ' +
  `GCamera:MicroVideo="1" GCamera:MicroVideoVersion="1" GCamera:MicroVideoOffset="${length}"/>`

/** A part's kind and the length of its name, then the name. */
const samsungMark = Buffer.concat([
  Buffer.from([0, 0, 0x30, 0x0a, 0x10, 0, 0, 0]),
  Buffer.from('MotionPhoto_Data'),
])

/** `SEFH`, version, one entry (kind, how far before the list the part begins, its length), the list's length, `SEFT`. */
function samsungList(videoBytes: number): Buffer {
  const list = Buffer.alloc(24)
  list.write('SEFH', 0, 'latin1')
  list.writeUInt32LE(107, 4)
  list.writeUInt32LE(1, 8)
  list.writeUInt32LE(0x0a300000, 12)
  const bytes = samsungMark.length + videoBytes
  list.writeUInt32LE(bytes, 16)
  list.writeUInt32LE(bytes, 20)
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(list.length, 0)
  tail.write('SEFT', 4, 'latin1')
  return Buffer.concat([list, tail])
}
