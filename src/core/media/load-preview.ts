import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import { loadThumbnail } from './load-thumbnail'
import type { MediaPorts } from './media-ports'
import { pictureKind } from './picture-kind'

/** The largest file that is read for one look at it: a camera's picture of 200 megapixels. */
const maxBytes = 64 * 1024 * 1024

/**
 * One picture as large as a screen, upright, or the best there is: the phone's own thumbnail of what we cannot read, null
 * where there is not even that.
 * @throws what the source throws; the signal's reason
 */
export async function loadPreview<File extends Entry>(
  file: File,
  ports: MediaPorts<File>,
  signal: AbortSignal,
): Promise<Buffer | null> {
  let wholeFailed = false
  const kind = pictureKind(fileName(file.path))
  if ((kind === 'camera' || kind === 'plain') && file.bytes <= maxBytes) {
    const bytes = await ports.source.readWhole(file, maxBytes, signal)
    signal.throwIfAborted()
    const rendered =
      bytes && (await ports.render({ bytes, part: 'whole', size: 'preview' }).catch(() => null))
    if (rendered) return rendered
    wholeFailed = true
  }
  return await loadThumbnail(file, ports, { size: 'preview', signal, wholeFailed })
}
