import { createHash } from 'node:crypto'
import type { MessagePart } from '../../records/message'

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/bmp': 'bmp',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/webm': 'webm',
  'audio/amr': 'amr',
  'audio/3gpp': '3gp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/ogg': 'ogg',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/calendar': 'ics',
  'application/pdf': 'pdf',
  'application/ogg': 'ogg',
}

/** So many characters of a hash do not meet. */
const hashLength = 32

/** A file name of its own for each state of each part, that any host can have. @param version of the part */
export function partName({ contentType, fields }: MessagePart, version: string): string {
  const hash = createHash('sha256').update(version).digest('hex').slice(0, hashLength)
  const known = extensions[contentType.toLowerCase().split(';')[0]?.trim() ?? '']
  const told = [fields['name'], fields['fn'], fields['cl']].flatMap(
    name => /\.([a-z0-9]{1,5})$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? [],
  )
  return `${hash}.${known ?? told[0] ?? 'bin'}`
}
