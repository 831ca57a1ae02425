import type { ItemFile } from '../library/item-file'
import type { Entry } from '../phone/entry'
import { findMotionVideo } from './find-motion-video'
import type { MediaSource } from './media-ports'

/** The largest picture that is read to find the video in it. */
const maxBytes = 64 * 1024 * 1024

/**
 * How to open the video of a motion photo as a file of its own.
 * @returns null where there is none, or where the picture would have to come from a phone
 * @throws what the source throws; the signal's reason
 */
export async function openMotionVideo<File extends Entry>(
  file: File,
  source: MediaSource<File>,
  signal: AbortSignal,
): Promise<(() => Promise<ItemFile>) | null> {
  const { openItem } = source
  const bytes = openItem && (await source.readWhole(file, maxBytes, signal))
  const video = bytes ? findMotionVideo(bytes, bytes.length) : null
  if (!openItem || !bytes || !video) return null
  const start = bytes.length - video.fromEnd
  return async () => {
    const item = await openItem(file)
    return {
      bytes: video.fromEnd - video.after,
      read: (from, to) => item.read(start + from, start + to),
      close: item.close,
    }
  }
}
