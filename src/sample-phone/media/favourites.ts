import type { IndexedFile, MediaIndex } from './media-index'

/** The favourites of the phone's gallery, for tests; phone paths are text. */
export interface SampleFavourites {
  readonly list: () => readonly string[]
  /** As a person does in the gallery: of what the media index knows. */
  readonly set: (path: string, favourite: boolean) => void
}

export function favouritesOf(media: MediaIndex): SampleFavourites {
  const pathOf = ({ path }: IndexedFile): string => Buffer.from(path, 'latin1').toString()
  return {
    list: () =>
      media
        .rows()
        .filter(({ favourite }) => favourite)
        .map(pathOf),
    set: (path, favourite) => {
      for (const row of media.rows()) if (pathOf(row) === path) media.setFavourite(row.id, favourite)
    },
  }
}
