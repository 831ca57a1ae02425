/** What the extension says a file is. Lower case, without the dot. */
const extensions = {
  image:
    'jpg jpeg jpe png gif webp heic heif avif bmp tif tiff dng raw arw cr2 cr3 nef orf rw2 raf srw svg jxl',
  video: 'mp4 m4v mov 3gp 3g2 mkv webm avi mpg mpeg ts mts m2ts wmv flv ogv',
  audio: 'mp3 m4a aac ogg oga opus flac wav wma amr awb 3ga mid midi aiff aif ape mka',
  document:
    'pdf doc docx odt rtf txt md xls xlsx ods csv tsv ppt pptx odp epub mobi azw3 djvu html htm xml json ics vcf tex pages numbers key',
} as const

export type FileType = keyof typeof extensions | 'unknown'

const typeOf = new Map<string, FileType>(
  (Object.keys(extensions) as (keyof typeof extensions)[]).flatMap(type =>
    extensions[type].split(' ').map(extension => [extension, type] as const),
  ),
)

/** By the name alone: `IMG_1.JPG` is an image, `.nomedia` and `README` are unknown. */
export function fileType(name: string): FileType {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return 'unknown'
  return typeOf.get(name.slice(dot + 1).toLowerCase()) ?? 'unknown'
}
