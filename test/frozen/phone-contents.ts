import { createHash } from 'node:crypto'
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { StoredFile } from '../restore-kit'

/**
 * What was on the phone when the backups in these folders were made. Never to be changed: what is unchanged since then is
 * found by its path, size, time and bytes.
 */
export interface PhoneItem {
  /** Below the internal storage. */
  readonly path: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly mtime: number
}

export type PhoneContents = readonly PhoneItem[]

/** 14 November 2023, 22:13:20 UTC. */
const then = 1_700_000_000

/** Could not be read when the first backup was made, which tells it as a problem. */
export const refused: PhoneItem = { path: 'Download/invoice.pdf', bytes: 1_500, mtime: then + 9 }
const changed: PhoneItem = { path: 'Documents/letter.txt', bytes: 800, mtime: then + 6 }
const vanished: PhoneItem = { path: 'Music/song.mp3', bytes: 4_000, mtime: then + 5 }
/** Large enough to be continued where it was broken off. */
export const film: PhoneItem = { path: 'Movies/film.mp4', bytes: 8_500_000, mtime: then + 11 }

const staying: PhoneContents = [
  { path: 'DCIM/Camera/IMG_0001.jpg', bytes: 3_000, mtime: then },
  { path: 'DCIM/Camera/Zoë & Ümit 🌊.jpg', bytes: 1_200, mtime: then + 1 },
  // Both want the same name in a plain backup.
  { path: 'DCIM/Camera/10:30.jpg', bytes: 700, mtime: then + 2 },
  { path: 'DCIM/Camera/10_30.jpg', bytes: 710, mtime: then + 3 },
  { path: 'Movies/clip.mp4', bytes: 5_000, mtime: then + 4 },
  { path: 'Documents/empty.txt', bytes: 0, mtime: then + 7 },
  { path: 'Download/app.apk', bytes: 2_000, mtime: then + 8 },
  {
    path: 'Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/IMG-WA0001.jpg',
    bytes: 1_000,
    mtime: then + 10,
  },
]

/** Left out of every backup by rule. */
const leftOut: PhoneItem = { path: 'DCIM/.thumbnails/1.jpg', bytes: 100, mtime: then }

/** What each backup holds, by the order in which they were made; what was refused is not in the first one. */
export const firstBackup: PhoneContents = [...staying, changed, vanished]
export const secondBackup: PhoneContents = [
  ...staying,
  { ...changed, bytes: 900, mtime: then + 86_400 },
  { path: 'DCIM/Camera/IMG_0003.jpg', bytes: 2_800, mtime: then + 86_401 },
  refused,
]

/** What lies on the phone while they are made. */
export const firstPhone: PhoneContents = [...firstBackup, refused, leftOut]
export const secondPhone: PhoneContents = [...secondBackup, leftOut]
export const interruptedPhone: PhoneContents = [...firstPhone, film]

function contentOf({ path, bytes, mtime }: PhoneItem): Buffer {
  const content = Buffer.alloc(bytes, `${path} of ${mtime}\n`)
  // No part of the film is like another one, though all of it packs well.
  for (let at = 0; at + 4 <= bytes; at += 1000) content.writeUInt32LE(at, at)
  return content
}

/** Makes a host folder hold these files and nothing else. */
export async function putOnPhone(folder: string, contents: PhoneContents): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
  for (const item of contents) {
    const file = join(folder, item.path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, contentOf(item))
    await utimes(file, item.mtime, item.mtime)
  }
}

/** What `readStorage` finds where these files are. */
export function expectedFiles(contents: PhoneContents): Map<string, StoredFile> {
  return new Map(
    contents.map(item => {
      const sha256 = createHash('sha256').update(contentOf(item)).digest('hex')
      return [item.path, { sha256, bytes: item.bytes, mtime: item.mtime }]
    }),
  )
}
