import ExifReader from 'exifreader'

export interface EmbeddedThumbnail {
  readonly jpeg: Buffer
  /** EXIF orientation of the picture, 1 to 8; the thumbnail's pixels lie the same way. */
  readonly orientation: number
}

/** The thumbnail that a camera puts into the first part of its file (EXIF IFD1), or null. Never throws. */
export function readExifThumbnail(head: Buffer): EmbeddedThumbnail | null {
  try {
    const tags = ExifReader.load(head)
    const image = tags.Thumbnail?.image
    if (!image || image.byteLength < 100) return null
    const orientation = Number(tags.Orientation?.value)
    return {
      jpeg: Buffer.from(image as ArrayBuffer),
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    }
  } catch {
    return null
  }
}
