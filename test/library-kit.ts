import sharp from 'sharp'

const photo = (color: string) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: color } })
    .jpeg()
    .toBuffer()

/** What a phone has whose backups are looked at: two pictures, something that only looks like one, a film and a text. */
export const makeLibraryContents = async () => ({
  'DCIM/a.jpg': await photo('red'),
  'DCIM/b.jpg': await photo('green'),
  'DCIM/c.heic': 'no picture',
  'Movies/film.mp4': Buffer.alloc(2_500_000, 'film'),
  'Documents/letter.txt': 'Grüße',
})
