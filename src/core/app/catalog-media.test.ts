import { describe, expect, it } from 'vitest'
import type { MediaPorts } from '../media/media-ports'
import type { Entry } from '../phone/entry'
import { createCatalogMedia } from './catalog-media'

const entry = (name: string): Entry => ({
  path: `/storage/emulated/0/DCIM/${name}`,
  category: 'videos',
  bytes: 1_000,
  modifiedAt: 1,
})

describe('the still of a video', () => {
  const films = [entry('a.mp4'), entry('b.mp4'), entry('c.jpg')]
  const [a = entry(''), b = entry(''), photo = entry('')] = films
  const asked: string[] = []
  const ask = ({ path }: Entry) => {
    asked.push(path)
    return Promise.resolve(Buffer.from(path))
  }
  const ports: MediaPorts<Entry> = {
    source: {
      readHead: ask,
      readWhole: ask,
      phoneThumbnail: ask,
      savedStill: null,
      openItem: null,
      close: () => undefined,
    },
    render: ({ bytes }) => Promise.resolve(Buffer.from(bytes)),
  }

  it('is what the window has loaded of it, and asks nothing of the phone', async () => {
    const media = createCatalogMedia(films, ports)
    expect([a, b, photo].map(media.still)).toEqual([null, null, null])
    expect(asked).toEqual([])
    await media.thumbnail(0)
    await media.thumbnail(2)
    expect(asked).toEqual([a.path, photo.path])
    expect([a, b, photo].map(media.still)).toEqual([Buffer.from(a.path), null, null])
    expect(asked).toHaveLength(2)
  })
})
