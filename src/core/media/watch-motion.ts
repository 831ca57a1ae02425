import type { Entry } from '../phone/entry'
import { findMotionVideo } from './find-motion-video'
import type { MediaSource } from './media-ports'

/** A source that says when what is read of a file tells that it is a motion photo. Nothing is read for that. */
export function watchMotion<File extends Entry>(
  source: MediaSource<File>,
  onFound: () => void,
): MediaSource<File> {
  const look = (file: File, bytes: Buffer | null) => {
    if (bytes && findMotionVideo(bytes, file.bytes)) onFound()
    return bytes
  }
  return {
    ...source,
    readHead: async (file, maxBytes) => look(file, await source.readHead(file, maxBytes)),
    readWhole: async (file, maxBytes, signal) => look(file, await source.readWhole(file, maxBytes, signal)),
  }
}
