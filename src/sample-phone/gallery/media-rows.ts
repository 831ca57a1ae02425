import sharp from 'sharp'
import type { Tree } from './write-tree'

/** One row of the phone's media store, before its id is given. */
export interface MediaEntry {
  readonly table: 'images' | 'video'
  /** As in the trees of the gallery. */
  readonly path: string
  readonly onCard: boolean
  readonly taken: Date
  /** Name of its thumbnail; others may have the same. */
  readonly thumbnail: string
}

/** What `media/rows.json` of a gallery holds. */
export type MediaRow = Omit<MediaEntry, 'taken'> & { readonly id: number }

const thumbnailSize = 512
/** Ids count everything the phone has ever indexed, so they neither start at 1 nor tell a table. */
const firstId = 31
/** How many the phone has shown before, and so keeps a thumbnail of as a file (MediaProvider, `.thumbnails`). */
const keptCounts = { images: 4, video: 2 } as const
const folder = { images: 'Pictures/.thumbnails', video: 'Movies/.thumbnails' } as const

/** The thumbnail that Android would make: small, upright, a JPEG. */
export function makeThumbnail(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .autoOrient()
    .resize(thumbnailSize, thumbnailSize, { fit: 'inside' })
    .flatten()
    .jpeg({ quality: 75 })
    .toBuffer()
}

export interface MediaRows {
  readonly add: (entry: MediaEntry) => void
  readonly addThumbnail: (name: string, jpeg: Buffer, taken: Date) => void
  /** Gives the ids, oldest first, and writes the table; some thumbnails go to where the phone keeps them, in `internal`. */
  readonly finish: (internal: Tree) => void
}

/** Gathers what the phone's media store knows, and writes it into `tree`. */
export function createMediaRows(tree: Tree): MediaRows {
  const entries: MediaEntry[] = []
  const thumbnails = new Map<string, Buffer>()
  return {
    add: entry => void entries.push(entry),
    addThumbnail: (name, jpeg, taken) => {
      thumbnails.set(name, jpeg)
      tree.write(`thumbnails/${name}`, jpeg, taken)
    },
    finish: internal => {
      const sorted = [...entries].sort(
        (a, b) => a.taken.getTime() - b.taken.getTime() || (a.path < b.path ? -1 : 1),
      )
      const made = new Date('2024-01-05T12:00:00Z')
      const rows = sorted.map((entry, index): MediaRow => {
        const { table, path, onCard, thumbnail } = entry
        return { id: firstId + index, table, path, onCard, thumbnail }
      })
      for (const table of ['images', 'video'] as const) {
        const kept = rows.filter(row => row.table === table && !row.onCard).slice(0, keptCounts[table])
        for (const { id, thumbnail } of kept)
          internal.write(`${folder[table]}/${id}.jpg`, thumbnails.get(thumbnail) ?? '', made)
        internal.write(`${folder[table]}/.nomedia`, '', made)
      }
      tree.write('rows.json', JSON.stringify(rows), made)
    },
  }
}
